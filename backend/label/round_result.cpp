#include "label/round_result.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr double kGoldShare = 0.1; // of a round: enough to see who is careless, few enough not to be noticed

void countGold(const LabelState& state, RoundResult& result)
{
    for (const RoundPicture& picture : result.pictures)
        if (const std::int32_t gold = state.gold(picture.item); gold >= 0)
            for (std::size_t person = 0; person < result.people.size(); ++person)
                if (picture.said[person] >= 0) {
                    ++result.people[person].goldAsked;
                    result.people[person].goldRight += picture.said[person] == gold;
                }
}

void compare(const Ratings& ratings, std::size_t classes, RoundResult& result)
{
    for (std::size_t first = 0; first < result.people.size(); ++first)
        for (std::size_t second = first + 1; second < result.people.size(); ++second) {
            RoundPair pair{first, second, 0, cohensKappa(ratings, first, second, classes)};
            for (const auto& picture : ratings)
                pair.pictures += picture[first] >= 0 && picture[second] >= 0;
            result.pairs.push_back(pair);
        }
    result.fleiss = fleissKappa(ratings, classes);
    result.alpha = krippendorffsAlpha(ratings, classes);
}

} // namespace

Result<LabelRound> drawnRound(const LabelState& state, const RoundOptions& options)
{
    LabelRound round;
    round.id = newLabelId();
    round.name = options.name;
    round.seed = options.seed;
    if (round.name.empty())
        for (std::size_t number = state.rounds().all().size() + 1; round.name.empty() || state.rounds().find(round.name); ++number)
            round.name = "round-" + std::to_string(number);
    if (state.rounds().find(round.name))
        return fail(ErrorCode::AlreadyExists, "There is a round “" + round.name + "” already", "Choose another name");
    if (state.classOrder().size() < 2)
        return fail(ErrorCode::InvalidArgument, "A round needs two classes or more to choose from", "Add classes first");
    std::unordered_map<std::string, bool> asked;
    for (const LabelRound& other : state.rounds().all())
        if (!other.isClosed)
            for (const std::string& item : other.items)
                asked[item] = true;
    std::vector<std::size_t> gold, others;
    for (std::size_t item = 0; item < state.size(); ++item)
        if (!asked.contains(state.key(item)))
            (state.gold(item) >= 0 ? gold : others).push_back(item);
    Random random(options.seed);
    random.shuffle(gold);
    random.shuffle(others);
    const std::size_t wanted = std::min(options.pictures, gold.size() + others.size());
    if (wanted == 0)
        return fail(ErrorCode::InvalidArgument, "No picture is left for a round", "Close the rounds that are open, or ask for one picture or more");
    const auto share = static_cast<std::size_t>(std::ceil(kGoldShare * static_cast<double>(wanted)));
    const std::size_t known = std::min(gold.size(), std::max(share, wanted - std::min(wanted, others.size())));
    std::vector<std::size_t> drawn(gold.begin(), gold.begin() + static_cast<std::ptrdiff_t>(known));
    drawn.insert(drawn.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(wanted - known));
    random.shuffle(drawn);
    for (const std::size_t item : drawn)
        round.items.push_back(state.key(item));
    return round;
}

std::vector<std::size_t> RoundResult::divided() const
{
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < pictures.size(); ++i)
        if (pictures[i].isDivided)
            result.push_back(i);
    std::ranges::stable_sort(result, {}, [&](std::size_t i) { return pictures[i].share; });
    return result;
}

RoundResult roundResult(const LabelState& state, const LabelRound& round)
{
    RoundResult result;
    const auto& answers = state.rounds().answers(round.id);
    for (const auto& [name, said] : answers)
        result.people.push_back({name, 0, 0, 0, 0});
    const std::size_t classes = state.classes().size();
    Ratings ratings;
    for (const std::string& key : round.items) {
        const auto item = state.find(key);
        if (!item)
            continue;
        RoundPicture picture;
        picture.item = *item;
        std::size_t person = 0;
        std::int32_t first = -1;
        for (const auto& [name, said] : answers) {
            const auto one = said.find(key);
            const std::int32_t label = one == said.end() ? -1 : state.resolved(state.indexOfClass(one->second));
            picture.said.push_back(label);
            if (label >= 0) {
                ++result.people[person].answered;
                picture.isDivided = picture.isDivided || (first >= 0 && first != label);
                first = label;
            }
            ++person;
        }
        ratings.push_back(picture.said);
        result.pictures.push_back(std::move(picture));
    }
    compare(ratings, classes, result);
    countGold(state, result);
    if (result.people.empty())
        return result;
    const Consensus consensus = dawidSkene(ratings, result.people.size(), classes);
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        if (std::ranges::all_of(ratings[i], [](std::int32_t said) { return said < 0; }))
            continue;
        const auto most = std::ranges::max_element(consensus.shares[i]);
        result.pictures[i].consensus = static_cast<std::int32_t>(most - consensus.shares[i].begin());
        result.pictures[i].share = *most;
    }
    for (std::size_t person = 0; person < result.people.size(); ++person)
        result.people[person].accuracy = consensus.accuracy[person];
    return result;
}

std::vector<LabelChange> adopted(const LabelState& state, const std::vector<RoundPicture>& pictures)
{
    std::vector<LabelChange> changes;
    for (const RoundPicture& picture : pictures)
        if (picture.consensus >= 0 && state.label(picture.item) != picture.consensus)
            changes.push_back(state.labelled(picture.item, picture.consensus));
    return changes;
}

} // namespace lathe

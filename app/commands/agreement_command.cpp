#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "eval/wilson.h"
#include "services/agreement_service.h"

#include <limits>

namespace lathe {

namespace {

using nlohmann::json;

std::string nameOf(std::int32_t label, const LabelState& state)
{
    return label < 0 ? "–" : state.classes()[static_cast<std::size_t>(label)].name;
}

json numberOrNull(const std::optional<double>& value) { return value ? json(*value) : json(); }
std::string numberOrDash(const std::optional<double>& value) { return value ? fixed(*value, 3) : "–"; }

/// Who has come how far: all that may be known of an open round.
void addProgress(const RoundResult& result, Output& output)
{
    std::vector<std::vector<std::string>> rows{{"person", "answered"}};
    for (const RoundPerson& person : result.people) {
        output.json["people"].push_back({{"name", person.name}, {"answered", person.answered}});
        rows.push_back({person.name, grouped(person.answered) + " of " + grouped(std::ssize(result.pictures))});
    }
    output.text += result.people.empty() ? "Nobody has answered yet\n" : tableText(rows, {});
    output.text += "Who said what is shown when the round is closed: --close\n";
}

void addPeople(const RoundResult& result, Output& output)
{
    std::vector<std::vector<std::string>> rows{{"person", "answered", "as the consensus", "known answers right"}};
    for (const RoundPerson& person : result.people) {
        json one{{"name", person.name}, {"answered", person.answered}, {"accuracy", person.accuracy}, {"gold", json()}};
        std::string gold = "–";
        if (person.goldAsked > 0) {
            const ShareInterval interval = wilson(person.goldRight, person.goldAsked);
            one["gold"] = {{"right", person.goldRight}, {"asked", person.goldAsked}, {"low", interval.low}, {"high", interval.high}};
            gold = grouped(person.goldRight) + " of " + grouped(person.goldAsked) + " (" + fixed(100 * interval.low, 0) + " to " + fixed(100 * interval.high, 0) + " %)";
        }
        output.json["people"].push_back(one);
        rows.push_back({person.name, grouped(person.answered), fixed(100 * person.accuracy, 1) + " %", gold});
    }
    output.text += tableText(rows, {1, 2});
}

void addAgreement(const RoundResult& result, Output& output)
{
    output.json["fleiss_kappa"] = numberOrNull(result.fleiss);
    output.json["krippendorff_alpha"] = numberOrNull(result.alpha);
    std::vector<std::vector<std::string>> rows{{"agreement beyond chance", "pictures", "value"}};
    for (const RoundPair& pair : result.pairs) {
        const std::string &first = result.people[pair.first].name, &second = result.people[pair.second].name;
        output.json["pairs"].push_back({{"first", first}, {"second", second}, {"pictures", pair.pictures}, {"cohen_kappa", numberOrNull(pair.kappa)}});
        rows.push_back({"Cohen's kappa, " + first + " and " + second, grouped(pair.pictures), numberOrDash(pair.kappa)});
    }
    rows.push_back({"Fleiss' kappa, all", "", numberOrDash(result.fleiss)});
    rows.push_back({"Krippendorff's alpha, all", "", numberOrDash(result.alpha)});
    output.text += '\n';
    output.text += tableText(rows, {1, 2}) + "1: always the same; 0: as chance alone would give. Labels with an alpha of 0.8 or more are dependable\n";
}

void addPictures(const RoundResult& result, const LabelState& state, std::int64_t limit, Output& output)
{
    for (const RoundPicture& picture : result.pictures) {
        json said = json::object();
        for (std::size_t person = 0; person < picture.said.size(); ++person)
            if (picture.said[person] >= 0)
                said[result.people[person].name] = nameOf(picture.said[person], state);
        output.json["pictures"].push_back({{"item", state.base()->items[picture.item].name}, {"said", said}, {"divided", picture.isDivided},
                                           {"consensus", picture.consensus < 0 ? json() : json(nameOf(picture.consensus, state))}, {"probability", picture.share}});
    }
    const auto divided = result.divided();
    std::vector<std::vector<std::string>> rows{{"divided over"}};
    for (const RoundPerson& person : result.people)
        rows.front().push_back(person.name);
    rows.front().push_back("consensus");
    for (const std::size_t index : divided) {
        if (std::ssize(rows) > limit)
            break;
        const RoundPicture& picture = result.pictures[index];
        rows.push_back({state.base()->items[picture.item].name});
        for (const std::int32_t said : picture.said)
            rows.back().push_back(nameOf(said, state));
        rows.back().push_back(nameOf(picture.consensus, state) + " " + fixed(picture.share, 2));
    }
    output.text += '\n';
    output.text += divided.empty() ? "They agree on every picture\n" : tableText(rows, {});
}

/// What is asked to be done, before it is shown; the round that is meant then.
Result<std::string> act(CommandContext& context, Workbench& workbench, std::string& said)
{
    const std::string dataset = context.argument(0), author = context.author();
    std::string round = context.value("round");
    Progress& progress = context.progress();
    if (context.isSet("gold")) {
        LATHE_TRY(const ClassesTaken taken, takeGold(workbench, dataset, context.value("gold"), author, progress));
        said += grouped(taken.pictures) + " known answers taken, " + grouped(taken.passedOver) + " passed over\n";
    }
    if (context.isSet("start")) {
        LATHE_TRY(const std::int64_t pictures, context.integer("start", 50, 1, 1'000'000'000));
        LATHE_TRY(const std::int64_t seed, context.integer("seed", 0, 0, std::numeric_limits<std::int64_t>::max()));
        LATHE_TRY(const LabelRound started, startRound(workbench, dataset, {round, static_cast<std::size_t>(pictures), static_cast<std::uint64_t>(seed)}, author, progress));
        round = started.name;
    }
    if (round.empty()) {
        LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, progress));
        const LabelRounds& rounds = session.state.rounds();
        round = rounds.open() ? rounds.open()->name : rounds.all().empty() ? std::string() : rounds.all().back().name;
    }
    if (context.isSet("answers")) {
        LATHE_TRY(const ClassesTaken taken, takeAnswers(workbench, dataset, round, context.value("answers"), author, progress));
        said += grouped(taken.pictures) + " answers of " + author + " taken, " + grouped(taken.passedOver) + " passed over\n";
    }
    if (context.isSet("close"))
        LATHE_CHECK(closeRound(workbench, dataset, round, author, progress));
    if (context.isSet("adopt")) {
        LATHE_TRY(const std::int64_t changed, adoptConsensus(workbench, dataset, round, author, progress));
        said += grouped(changed);
        said += changed == 1 ? " picture has the class of the consensus now\n" : " pictures have the class of the consensus now\n";
    }
    return round;
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(const std::int64_t limit, context.integer("limit", 20, 0, 1'000'000'000));
    LATHE_TRY(Workbench * workbench, context.workbench());
    Output output;
    LATHE_TRY(const std::string name, act(context, *workbench, output.text));
    LATHE_TRY(const LabelSession session, openLabels(*workbench, context.argument(0), context.progress()));
    const LabelState& state = session.state;
    output.json = {{"dataset", session.version.dataset}, {"rounds", json::array()}, {"round", json()}};
    for (const LabelRound& round : state.rounds().all())
        output.json["rounds"].push_back({{"name", round.name}, {"pictures", round.items.size()}, {"seed", round.seed}, {"closed", round.isClosed}});
    if (name.empty()) {
        output.text += "No round was started yet: --start N draws the pictures that everybody is asked for\n";
        return output;
    }
    const LabelRound* round = state.rounds().find(name);
    if (!round)
        return fail(ErrorCode::NotFound, "There is no round “" + name + "”");
    const RoundResult result = roundResult(state, *round);
    output.json["round"] = round->name;
    output.json["closed"] = round->isClosed;
    output.json["seed"] = round->seed;
    output.json["people"] = json::array();
    output.text += round->name + ": " + grouped(std::ssize(result.pictures)) + " pictures drawn with the seed " + std::to_string(round->seed)
        + (round->isClosed ? ", closed\n" : ", open\n");
    if (!round->isClosed) {
        addProgress(result, output);
        return output;
    }
    output.json["pairs"] = output.json["pictures"] = json::array();
    addPeople(result, output);
    addAgreement(result, output);
    addPictures(result, state, limit, output);
    return output;
}

} // namespace

Command agreementCommand()
{
    return {"agreement", "NAME", 1, 1, "Rounds in which several people label the same pictures blind: starts, closes, and says how far they agree.",
            {{"start", "Starts a round of so many pictures.", "N"},
             {"seed", "Draws the pictures of a round.", "N"},
             {"round", "The round that is meant, or the name of a new one; the open or newest one by default.", "ROUND"},
             {"answers", "Takes a table of pictures and classes, or an annotation file, as the answers of --author.", "FILE"},
             {"gold", "Takes such a file as known answers, by which people are judged.", "FILE"},
             {"author", "Who answers, for the journal; the login name by default.", "NAME"},
             {"close", "Closes the round: nobody answers any more, and the answers may be seen."},
             {"adopt", "Gives the pictures the class of the consensus (Dawid and Skene); makes a new version."},
             {"limit", "How many divided pictures to list; 20 by default.", "N"}},
            run};
}

} // namespace lathe

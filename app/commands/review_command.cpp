#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"
#include "services/label_curve.h"
#include "services/review_service.h"

#include <limits>

namespace lathe {

namespace {

using nlohmann::json;

/// A file or folder that is there is one of weights; else the name of a run or model.
Backbone backboneFrom(const std::string& text)
{
    std::error_code error;
    return text.empty() ? Backbone() : std::filesystem::exists(text, error) ? Backbone{{}, text} : Backbone{text, {}};
}

json nameOf(std::int32_t label, const LabelState& state)
{
    return label < 0 ? json() : json(state.classes()[static_cast<std::size_t>(label)].name);
}

json describe(const Doubt& doubt, const LabelState& state)
{
    const auto& items = state.base()->items;
    json object{{"kind", toString(doubt.kind)}, {"item", items[doubt.item].name}, {"label", nameOf(doubt.given, state)},
                {"proposal", nameOf(doubt.likely, state)}, {"score", doubt.score}, {"reason", reasonOf(doubt, state).english()}};
    switch (doubt.kind) {
    case DoubtKind::Label: object["probability"] = doubt.figure; break;
    case DoubtKind::Copy:
        object["other"] = items[*doubt.other].name;
        object["exact"] = doubt.figure > 0;
        break;
    case DoubtKind::Overlap:
        object["overlap"] = doubt.figure;
        object["annotations"] = doubt.marks;
        break;
    case DoubtKind::Outlier: object["times_limit"] = doubt.figure; break;
    }
    return object;
}

json describe(const LabelCurve& curve)
{
    json points = json::array();
    for (const LabelCurvePoint& point : curve.points)
        points.push_back({{"labels", point.labels}, {"accuracy", point.mean()}, {"draws", point.accuracies}});
    return {{"points", points}, {"labels", curve.labelled}, {"more", curve.more}, {"gain", curve.gain}, {"low", curve.gainLow}, {"high", curve.gainHigh},
            {"training_accuracy", curve.training}, {"advice", toString(curve.advice)}, {"sentence", adviceOf(curve).english()}};
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(const std::int64_t limit, context.integer("limit", 20, 0, 1'000'000'000));
    LATHE_TRY(const std::int64_t folds, context.integer("folds", 5, 2, 20));
    LATHE_TRY(const std::int64_t seed, context.integer("seed", 0, 0, std::numeric_limits<std::int64_t>::max()));
    LATHE_TRY(Workbench * workbench, context.workbench());
    ReviewRequest request{context.argument(0), backboneFrom(context.value("backbone")), {static_cast<int>(folds), static_cast<std::uint64_t>(seed)}};
    LATHE_TRY(const Review review, reviewDataset(*workbench, request, context.progress()));
    const LabelState& state = review.session.state;

    Output output;
    output.json = {{"dataset", review.session.version.dataset}, {"version", review.session.version.version}, {"found", review.report.doubts.size()},
                   {"backbone", review.backbone.isNone() ? json() : json(review.backbone.run.empty() ? review.backbone.weights.string() : review.backbone.run)},
                   {"accuracy", json()}, {"findings", json::array()}};
    std::vector<std::vector<std::string>> rows{{"picture", "why", "proposal"}};
    for (const Doubt& doubt : review.report.doubts) {
        if (std::ssize(output.json["findings"]) == limit)
            break;
        output.json["findings"].push_back(describe(doubt, state));
        rows.push_back({state.base()->items[doubt.item].name, reasonOf(doubt, state).english(), proposalOf(doubt, state).english()});
    }
    output.text = grouped(std::ssize(review.report.doubts)) + (review.report.doubts.size() == 1 ? " label" : " labels") + " of "
        + review.session.version.dataset + " may be wrong" + (std::ssize(review.report.doubts) > limit ? ", the worst " + grouped(limit) : std::string()) + "\n";
    if (rows.size() > 1)
        output.text += "\n" + tableText(rows, {}) + "\n";
    if (review.heldOut.all > 0) {
        const ShareInterval interval = wilson(review.heldOut.right, review.heldOut.all);
        output.json["accuracy"] = {{"value", review.heldOut.accuracy()}, {"low", interval.low}, {"high", interval.high}, {"pictures", review.heldOut.all}};
        output.text += "A model that has not seen them agrees with " + fixed(100 * review.heldOut.accuracy(), 1) + " % of " + grouped(review.heldOut.all) + " labels ("
            + fixed(100 * interval.low, 1) + " to " + fixed(100 * interval.high, 1) + " %)\n";
    } else {
        output.text += "Only copies and boxes were compared: no model could learn. Train an image network, or add --backbone FILE, and label pictures of two classes\n";
    }
    if (context.isSet("curve")) {
        if (review.backbone.isNone())
            return fail(ErrorCode::InvalidArgument, "--curve needs something that looks at the pictures", "Train an image network, or add --backbone FILE");
        std::vector<std::int32_t> labels(state.size());
        for (std::size_t item = 0; item < state.size(); ++item)
            labels[item] = state.label(item);
        LATHE_TRY(const Embeddings embeddings, embedPictures(*workbench, *state.base(), review.backbone, context.progress()));
        LATHE_TRY(const LabelCurve curve, labelCurve(embeddings, labels, state.classes().size(), request.doubts.seed, context.progress()));
        output.json["curve"] = describe(curve);
        std::vector<std::vector<std::string>> points{{"labels", "accuracy"}};
        for (const LabelCurvePoint& point : curve.points)
            points.push_back({grouped(static_cast<std::int64_t>(point.labels)), fixed(100 * point.mean(), 1) + " %"});
        output.text += "\n" + tableText(points, {0, 1}) + adviceOf(curve).english() + "\n";
    }
    return output;
}

} // namespace

Command reviewCommand()
{
    return {"review", "NAME", 1, 1, "Lists labels of pictures that are likely wrong, the worst first: by a model that has not seen them, copies, boxes, outliers.",
            {{"limit", "How many to list; 20 by default.", "N"},
             {"backbone", "What looks at the pictures: a run or model, or a file of weights; the best run of the dataset by default.", "RUN|FILE"},
             {"folds", "Parts, of which each is judged by a model of the others; 5 by default.", "K"},
             {"seed", "Draws the parts.", "N"},
             {"curve", "Whether more labels would help: the learning curve over the labels that there are."}},
            run};
}

} // namespace lathe

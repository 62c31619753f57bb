#include "ml/learners/support.h"
#include "nn/detail/table_transformer.h"
#include "nn/learners/builtin_learners.h"

namespace lathe {

namespace {

class TableTransformer final : public DescribedLearner {
public:
    TableTransformer(LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples& validation, const Params& params, const FitContext& context) const override
    {
        TableTransformerSettings settings;
        settings.blocks = static_cast<int>(params.integer("blocks"));
        settings.width = static_cast<int>(params.integer("width"));
        settings.heads = static_cast<int>(params.integer("heads"));
        settings.dropout = params.real("dropout");
        settings.attentionDropout = params.real("attention_dropout");
        settings.training.epochs = static_cast<int>(params.integer("epochs"));
        settings.training.batch = static_cast<int>(params.integer("batch_size"));
        settings.training.learningRate = params.real("learning_rate");
        settings.training.weightDecay = params.real("weight_decay");
        settings.training.patience = static_cast<int>(params.integer("patience"));
        settings.training.schedule = ScheduleKind::Cosine;
        settings.training.warmupEpochs = 1;
        settings.training.gradientClip = 1;
        return fitTableTransformer(info().task, settings, train, validation, context);
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return loadOn("cpu", description, tensors);
    }
    Result<std::unique_ptr<MatrixModel>> loadOn(std::string_view device, const nlohmann::json& description, const StateDict& tensors) const override
    {
        return loadTableTransformer(info().task, device, description, tensors);
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeTableTransformer(Task task)
{
    return std::make_unique<TableTransformer>(
        LearnerInfo{.id = task == Task::Classification ? "table.transformer_classifier" : "table.transformer_regressor",
                    .name = "Transformer for tables",
                    .task = task,
                    .kinds = {ItemKind::Table},
                    .summary = "Every column becomes a token, and blocks of attention let each look at all others, so that what matters may depend on other columns (FT-Transformer).",
                    .strengths = "Thousands of rows with many interactions between columns; often the best network for tables.",
                    .limits = "Mostly behind or level with boosted trees, and far slower; small tables are overfitted, and the cost grows with the square of the number of columns.",
                    .cost = "Minutes for 10,000 rows of ten columns on a processor; a GPU pays.",
                    .reference = "Gorishniy, Rubachev, Khrulkov and Babenko, Revisiting Deep Learning Models for Tabular Data, 2021"},
        std::vector{ParamSpec::integer("blocks", "Blocks", 2, 1, 12, "How often all columns look at each other.").withSearch(1, 4),
                    ParamSpec::integer("width", "Width", 64, 4, 1024, "Numbers that a column becomes; rounded up to a multiple of the heads. The cost grows with its square.").inFactors().withSearch(16, 192),
                    ParamSpec::integer("epochs", "Most epochs", 60, 1, 100000, "Passes over the training rows; the learning rate falls to 0 over them. Ends sooner by the patience.").inFactors().withoutSearch(),
                    ParamSpec::real("learning_rate", "Learning rate", 1e-3, 1e-6, 1, "How far a step goes at its largest.").inFactors().withSearch(1e-4, 5e-3),
                    ParamSpec::real("dropout", "Dropout", 0.1, 0, 0.9, "Share of the hidden units that are left out in each step, against overfitting.").withSearch(0, 0.5),
                    ParamSpec::integer("heads", "Heads", 4, 1, 64, "Ways of looking at the other columns in each block.").rare(),
                    ParamSpec::real("attention_dropout", "Attention's dropout", 0.2, 0, 0.9, "Share of the looks at other columns that are left out in each step.").withSearch(0, 0.5).rare(),
                    ParamSpec::real("weight_decay", "Weight decay", 1e-2, 0, 10, "Pulls weights towards zero; biases, normalisations and tokens are spared.").inFactors().rare(),
                    ParamSpec::integer("batch_size", "Rows of a step", 128, 1, 100000, "Fewer make more and noisier steps.").inFactors().rare(),
                    ParamSpec::integer("patience", "Patience", 16, 0, 10000, "Ends when the validation loss has not fallen for so many epochs; the best epoch is kept. Without validation rows a seventh of 100 and more training rows is kept back for it.")
                        .withZero("never").withUnit("epochs").rare()});
}

} // namespace lathe

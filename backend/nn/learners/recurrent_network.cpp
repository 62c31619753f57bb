#include "ml/series/series_learners.h"
#include "nn/detail/recurrent_network.h"
#include "nn/learners/builtin_learners.h"

namespace lathe {

namespace {

Choose chosen(const std::string& word)
{
    return word == "auto" ? Choose::Automatic : word == "yes" ? Choose::Yes : Choose::No;
}

class RecurrentForecaster final : public DescribedSeriesLearner {
public:
    RecurrentForecaster()
        : DescribedSeriesLearner(
              LearnerInfo{.id = "series.recurrent_network",
                          .name = "Recurrent network",
                          .task = Task::Forecasting,
                          .kinds = {ItemKind::Table},
                          .summary = "A small network of gated recurrent units reads the last values and tells the coming season at once; growing spread, season and level are taken out first.",
                          .strengths = "Long series whose course depends on more than the last values; many steps ahead without errors that add up.",
                          .limits = "Needs a hundred values and more, and is mostly no better than exponential smoothing or ARIMA on short series. Another seed gives another network.",
                          .cost = "Seconds for some hundred values, a minute or two for thousands.",
                          .reference = "Cho et al., Learning phrase representations using RNN encoder-decoder, 2014; Hewamalage, Bergmeir and Bandara, Recurrent neural networks for time series forecasting, 2021"},
              {ParamSpec::integer("window", "Past values", 0, 0, 1000, "How many of the last values a forecast is told; a season, at least 12 and at most 48, when automatic.").withZero("automatic"),
               ParamSpec::integer("units", "Units", 32, 1, 1024, "Numbers that it remembers along the window.").inFactors().withSearch(8, 128),
               ParamSpec::integer("epochs", "Epochs", 30, 1, 100000, "Passes over the series, each over at most 2,048 windows; the learning rate falls to 0 over them.").inFactors().withoutSearch(),
               ParamSpec::real("learning_rate", "Learning rate", 3e-3, 1e-6, 1, "How far a step goes at its largest.").inFactors(),
               ParamSpec::real("dropout", "Dropout", 0.1, 0, 0.9, "Share of the units that are left out in each step, against overfitting."),
               ParamSpec::integer("steps", "Steps at once", 0, 0, 1000, "How many coming values are told together, further ones build on them; a season, or 10 without one, when automatic.").withZero("automatic").rare(),
               ParamSpec::choice("logarithm", "Logarithm", "auto", {{"auto", "Automatic"}, {"yes", "Yes"}, {"no", "No"}}, "Learns logarithms. Automatic: where all values are above 0 and their spread grows with them.").rare(),
               ParamSpec::choice("seasonal_differences", "Seasonal differences", "auto", {{"auto", "Automatic"}, {"yes", "Yes"}, {"no", "No"}},
                                 "Learns the differences from one season ago. Automatic: where the season is strong.").rare(),
               ParamSpec::integer("layers", "Layers", 1, 1, 8, "One is mostly enough.").rare(),
               ParamSpec::real("weight_decay", "Weight decay", 1e-2, 0, 10, "Pulls weights towards zero; biases are spared.").inFactors().rare(),
               ParamSpec::integer("batch_size", "Windows of a step", 32, 1, 1024, "Fewer make more and noisier steps.").inFactors().rare()})
    {
    }

    Result<SeriesFit> fit(const Series& series, const Params& params, const FitContext& context) const override
    {
        RecurrentSettings settings;
        settings.units = static_cast<int>(params.integer("units"));
        settings.layers = static_cast<int>(params.integer("layers"));
        settings.dropout = params.real("dropout");
        settings.window = static_cast<std::size_t>(params.integer("window"));
        settings.steps = static_cast<std::size_t>(params.integer("steps"));
        settings.logarithm = chosen(params.text("logarithm"));
        settings.differences = chosen(params.text("seasonal_differences"));
        settings.training.epochs = static_cast<int>(params.integer("epochs"));
        settings.training.batch = static_cast<int>(params.integer("batch_size"));
        settings.training.learningRate = params.real("learning_rate");
        settings.training.weightDecay = params.real("weight_decay");
        settings.training.schedule = ScheduleKind::Cosine;
        settings.training.warmupEpochs = 1;
        settings.training.gradientClip = 1;
        return fitRecurrentNetwork(settings, series, context);
    }

    Result<std::unique_ptr<SeriesModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return loadOn("cpu", description, tensors);
    }
    Result<std::unique_ptr<SeriesModel>> loadOn(std::string_view device, const nlohmann::json& description, const StateDict& tensors) const override
    {
        return loadRecurrentNetwork(device, description, tensors);
    }
};

} // namespace

std::unique_ptr<const SeriesLearner> makeRecurrentForecaster()
{
    return std::make_unique<RecurrentForecaster>();
}

} // namespace lathe

// Small learners of tables, whose answers can be worked out by hand.
#pragma once

#include "eval/cross_validation.h"
#include "ml/learner.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/tensors.h"

#include <cmath>
#include <functional>

namespace lathe::support {

/// Answers by one numeric feature and a few numbers.
class SimpleModel final : public Model {
public:
    SimpleModel(std::vector<std::string> classes, std::string feature, std::vector<double> state)
        : m_classes(std::move(classes)), m_feature(std::move(feature)), m_state(std::move(state))
    {
    }

    const std::vector<std::string>& classes() const override { return m_classes; }

    /// The class whose number in the state is nearest to the feature; where the state has one number, that is the value
    /// (or class) for everybody.
    Result<Predictions> predict(const Items& items, Progress&) const override
    {
        LATHE_TRY(const Table* table, tableOf(items));
        Predictions result;
        result.classes = m_classes;
        if (m_classes.empty())
            result.outputs = {"value"};
        const Column* feature = table->find(m_feature);
        for (std::size_t row = 0; row < table->rows(); ++row) {
            if (m_classes.empty()) {
                result.values.push_back(m_state[0]);
                continue;
            }
            std::size_t best = m_state.size() == 1 ? static_cast<std::size_t>(m_state[0]) : 0;
            for (std::size_t k = 1; m_state.size() > 1 && k < m_state.size(); ++k)
                if (std::abs(feature->numberAt(row) - m_state[k]) < std::abs(feature->numberAt(row) - m_state[best]))
                    best = k;
            for (std::size_t k = 0; k < m_classes.size(); ++k)
                result.probabilities.push_back(k == best ? 1.0F : 0.0F);
        }
        return result;
    }

    Result<void> save(const std::filesystem::path& folder) const override
    {
        const std::string text = nlohmann::json{{"classes", m_classes}, {"feature", m_feature}, {"state", m_state}}.dump();
        LATHE_CHECK(writeFileAtomic(folder / "model.json", Bytes(text.begin(), text.end())));
        return writeFileAtomic(folder / "weights.safetensors", writeSafetensors({tensors(), {}}));
    }
    std::string weightsHash() const override { return lathe::weightsHash(tensors()); }

private:
    StateDict tensors() const { return {{"state", HostTensor::fromDoubles({std::ssize(m_state)}, m_state)}}; }

    std::vector<std::string> m_classes;
    std::string m_feature;
    std::vector<double> m_state;
};

/// What a test makes of the training rows.
struct SimpleFit {
    std::vector<std::string> classes;
    std::string feature;
    std::vector<double> state;
};

class SimpleLearner final : public Learner {
public:
    using Fit = std::function<Result<SimpleFit>(const Table& train, const Params& params, Progress& progress)>;
    SimpleLearner(LearnerInfo info, std::vector<ParamSpec> specs, Fit fit)
        : m_info(std::move(info)), m_specs(std::move(specs)), m_fit(std::move(fit))
    {
        m_info.kinds = {ItemKind::Table};
    }

    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_specs; }
    std::optional<Error> incompatibility(const Items& items, const Params&) const override
    {
        const auto* table = std::get_if<Table>(&items);
        if (!table || !table->schema().first(Role::Target))
            return Error{ErrorCode::Incompatible, "This learner needs a table with a target", {}, {}};
        return std::nullopt;
    }
    Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup&, Progress& progress,
                          TrainingObserver&) const override
    {
        LATHE_TRY(const Table* train, tableOf(data.train));
        LATHE_TRY(SimpleFit made, m_fit(*train, params, progress));
        FitResult result;
        result.report.device = "cpu";
        result.report.threads = 1;
        result.model = std::make_unique<SimpleModel>(std::move(made.classes), std::move(made.feature), std::move(made.state));
        return result;
    }
    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view) const override
    {
        LATHE_TRY(const Bytes bytes, readFile(folder / "model.json"));
        const auto json = nlohmann::json::parse(bytes);
        return std::make_unique<SimpleModel>(json["classes"], json["feature"], json["state"]);
    }

private:
    LearnerInfo m_info;
    std::vector<ParamSpec> m_specs;
    Fit m_fit;
};

inline LearnerInfo simpleInfo(std::string id, Task task)
{
    LearnerInfo info;
    info.id = id;
    info.name = std::move(id);
    info.task = task;
    return info;
}

/// The most frequent class of the training rows for everybody.
inline std::unique_ptr<SimpleLearner> majorityLearner(std::string id)
{
    LearnerInfo info = simpleInfo(std::move(id), Task::Classification);
    info.isBaseline = true;
    return std::make_unique<SimpleLearner>(std::move(info), std::vector<ParamSpec>(),
        [](const Table& train, const Params&, Progress&) -> Result<SimpleFit> {
            const auto classes = targetClasses(train);
            const Column& target = train.column(*train.schema().first(Role::Target));
            std::vector<int> counts(classes.size());
            for (std::size_t row = 0; row < train.rows(); ++row)
                for (std::size_t k = 0; k < classes.size(); ++k)
                    counts[k] += target.cell(row) == classes[k];
            return SimpleFit{classes, "x", {static_cast<double>(std::ranges::max_element(counts) - counts.begin())}};
        });
}

/// The class whose mean of the feature is nearest. `shift` (0 by default unless told) is added to every mean, so that
/// it is the worse the farther it is from 0.
inline std::unique_ptr<SimpleLearner> nearestMeanLearner(std::string id, double shift = 0, std::string feature = "x")
{
    return std::make_unique<SimpleLearner>(simpleInfo(std::move(id), Task::Classification),
        std::vector{ParamSpec::real("shift", "Shift", shift, -10, 10, "").withSearch(-10, 10)},
        [feature](const Table& train, const Params& params, Progress& progress) -> Result<SimpleFit> {
            if (progress.stopRequested())
                return cancelled();
            const auto classes = targetClasses(train);
            const Column& target = train.column(*train.schema().first(Role::Target));
            SimpleFit made{classes, feature, {}};
            for (const std::string& name : classes) {
                double sum = 0, count = 0;
                for (std::size_t row = 0; row < train.rows(); ++row)
                    if (target.cell(row) == name) {
                        sum += train.find(feature)->numberAt(row);
                        ++count;
                    }
                made.state.push_back(sum / count + params.real("shift"));
            }
            return made;
        });
}

/// The mean of the training rows' target for everybody.
inline std::unique_ptr<SimpleLearner> meanLearner(std::string id)
{
    return std::make_unique<SimpleLearner>(simpleInfo(std::move(id), Task::Regression), std::vector<ParamSpec>(),
        [](const Table& train, const Params&, Progress&) -> Result<SimpleFit> {
            double sum = 0;
            for (const double value : train.column(*train.schema().first(Role::Target)).numbers())
                sum += value;
            return SimpleFit{{}, "x", {sum / static_cast<double>(train.rows())}};
        });
}

} // namespace lathe::support

// Tables that every algorithm is tried on.
#pragma once

#include "base/random.h"
#include "ml/builtin_learners.h"

#include <atomic>
#include <cmath>

namespace lathe::cases {

/// `rows` rows of three classes around three places, with a category that hints at the class; the target last.
inline Table blobs(std::size_t rows, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<double> x, y;
    std::vector<std::optional<std::string>> colour, target;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t k = i % 3;
        x.push_back((k == 1 ? 1 : -3) + random.uniform() * 2);
        y.push_back((k == 2 ? 1 : -3) + random.uniform() * 2);
        colour.push_back(k == 0 ? "red" : random.uniform() < 0.5 ? "green" : "blue");
        target.push_back(k == 0 ? "a" : k == 1 ? "b" : "c");
    }
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}},
                        {"y", ColumnType::Numeric, Role::Feature, {}},
                        {"colour", ColumnType::Categorical, Role::Feature, {}},
                        {"kind", ColumnType::Categorical, Role::Target, {}}},
                       {Column::numeric(x), Column::numeric(y), Column::categorical(colour), Column::categorical(target)})
        .value();
}

/// target = 30·x − 20·y, and 10 more for red, with a little noise.
inline Table slope(std::size_t rows, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<double> x, y, target;
    std::vector<std::optional<std::string>> colour;
    for (std::size_t i = 0; i < rows; ++i) {
        x.push_back(random.uniform() * 4);
        y.push_back(random.uniform() * 4);
        colour.push_back(i % 2 ? "red" : "blue");
        target.push_back(30 * x.back() - 20 * y.back() + (i % 2 ? 10 : 0) + random.uniform());
    }
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}},
                        {"y", ColumnType::Numeric, Role::Feature, {}},
                        {"colour", ColumnType::Categorical, Role::Feature, {}},
                        {"price", ColumnType::Numeric, Role::Target, {}}},
                       {Column::numeric(x), Column::numeric(y), Column::categorical(colour), Column::numeric(target)})
        .value();
}

inline Table suited(const Learner& learner, std::size_t rows, std::uint64_t seed = 1)
{
    return learner.info().task == Task::Regression ? slope(rows, seed) : blobs(rows, seed);
}

class QuietObserver : public TrainingObserver {
public:
    void batchEnded(std::int64_t, double, double) override {}
    void epochEnded(const EpochRecord& record) override { epochs.push_back(record); }
    Result<void> checkpoint(const Checkpoint&) override { return {}; }
    void message(std::string_view) override {}
    std::vector<EpochRecord> epochs;
};

/// Asks to stop from its `calls`-th question on.
class StoppingProgress final : public Progress {
public:
    explicit StoppingProgress(int calls) : m_calls(calls) {}
    bool stopRequested() const override { return m_calls-- <= 0; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}

private:
    mutable std::atomic<int> m_calls;
};

inline Result<FitResult> fit(const Learner& learner, const Table& train, std::uint64_t seed = 7, int threads = 1,
                             const std::vector<std::string>& settings = {}, const Table& validation = {})
{
    auto params = parseParams(learner.parameters(), settings);
    if (!params)
        return tl::unexpected<Error>(params.error());
    QuietObserver observer;
    NoProgress progress;
    TrainingSetup setup;
    setup.seed = seed;
    setup.threads = threads;
    return learner.fit({train, validation}, *params, setup, progress, observer);
}

inline Predictions predict(const Model& model, const Table& table)
{
    NoProgress progress;
    return model.predict(table, progress).value();
}

} // namespace lathe::cases

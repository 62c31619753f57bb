// Where in the cycle a dataset is: the state of each stage, and the next sensible step with its reason.
// Pure functions over values; see LifecycleModel for where the values come from.
#pragma once

#include "data/checks.h"
#include "store/dataset_store.h"
#include "store/model_store.h"
#include "store/run_store.h"
#include "ui/pages/page.h"

#include <array>
#include <optional>
#include <vector>

namespace lathe {

/// What the workbench has of one dataset.
struct LifecycleInput {
    std::optional<DatasetVersion> dataset; ///< none: an empty workspace
    std::vector<RunRecord> runs;           ///< of any version of the dataset, newest first
    std::vector<ModelVersion> models;      ///< whose run is one of them
    bool checked = false;                  ///< `checks` and `unlabelled` are known
    std::vector<Check> checks;
    std::int64_t unlabelled = 0;
    bool hasTarget = true;                 ///< false: a table of which no column has the role yet
    int testLooks = 0;
};

struct StageStatus {
    const char* page;  ///< id
    StageState state = StageState::Empty;
    QString line;      ///< one line, for the ring and the tool tip
    double progress = -1; ///< in [0, 1] while something works, else -1
};

/// A pair of classes that a run mixes up.
struct Confusion {
    QString truth, predicted;
    int truthIndex = -1, predictedIndex = -1; ///< into the run's classes
    std::int64_t items = 0;    ///< in both directions
    std::int64_t mistakes = 0; ///< of the run, in all
};

struct NextStep {
    QString page;   ///< where it is done
    QString title;
    QString reason;
    QString action; ///< the button
    std::int64_t run = 0;
    std::vector<std::size_t> items; ///< into the dataset: pictures that show what is meant
    std::optional<Confusion> confusion = {}; ///< of `run`: the pictures it mixed up show what is meant
};

struct Attention {
    QString text;
    QString where; ///< "Evaluate · small-cnn-06"
    QString page;
    std::int64_t run = 0;
};

struct Lifecycle {
    std::array<StageStatus, 7> stages;
    NextStep next;
    std::vector<NextStep> others; ///< also sensible
    std::vector<Attention> attention;
};

Lifecycle lifecycleOf(const LifecycleInput& input);

/// The two classes that are mixed up most on validation; nothing when the run made no mistake there.
std::optional<Confusion> worstConfusion(const RunRecord& run);
/// The finished run with the best main metric on validation, among those of the task and target of the newest
/// finished one; null when there is none.
const RunRecord* bestRun(const std::vector<RunRecord>& runs);
/// Classes of a run, in the order of their index.
QStringList classesOf(const RunRecord& run);

} // namespace lathe

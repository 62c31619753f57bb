// Five-fold scores and fit times beside those of scikit-learn and XGBoost: tables_bench [PEER.py] [REPEATS] [NAME…]
// PEER.py is called as "python3 PEER.py FILE TARGET" and prints one line of JSON. Both sides take turns, with the next
// seed each time: what one seed scores is partly luck, on both sides. Times are seconds of one processor, medians over
// the turns, so that other programs on the machine hardly count.
#include "bench.h"

#include "base/file.h"
#include "base/text.h"
#include "ml/builtin_learners.h"
#include "ml/table_model.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <numeric>
#include <set>

using namespace lathe;

namespace {

std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells{""};
    bool isQuoted = false;
    for (const char c : line) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ',' && !isQuoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    for (std::string& cell : cells)
        cell = trimmed(cell);
    return cells;
}

/// As pandas types it: numbers where all are, else names. Simple files only; the program has a reader of its own.
Table readTable(const std::string& path, const std::string& target)
{
    static const std::set<std::string> missing{"", "?", "NA", "NaN", "nan", "N/A", "NULL", "null", "None"};
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> header = cellsOf(line);
    std::vector<std::vector<std::optional<std::string>>> columns(header.size());
    while (std::getline(file, line)) {
        if (trimmed(line).empty())
            continue;
        auto cells = cellsOf(line);
        cells.resize(header.size());
        for (std::size_t i = 0; i < header.size(); ++i)
            columns[i].push_back(missing.contains(cells[i]) ? std::nullopt : std::optional(cells[i]));
    }
    std::vector<Field> fields;
    std::vector<Column> made;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool isNumeric = std::ranges::all_of(columns[i], [](const auto& cell) { return !cell || parseReal(*cell); });
        fields.push_back({header[i], isNumeric ? ColumnType::Numeric : ColumnType::Categorical, header[i] == target ? Role::Target : Role::Feature, {}});
        std::vector<double> numbers;
        for (const auto& cell : columns[i])
            numbers.push_back(cell && isNumeric ? *parseReal(*cell) : kMissingNumber);
        made.push_back(isNumeric ? Column::numeric(numbers) : Column::categorical(columns[i]));
    }
    // In the peer's order, numbers first, then the other columns by name: where two splits are equally good, XGBoost
    // takes the first column, and that alone moves the score on a small table by more than a standard error.
    std::vector<std::size_t> order(fields.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const bool aIsNumeric = fields[a].type == ColumnType::Numeric, bIsNumeric = fields[b].type == ColumnType::Numeric;
        return aIsNumeric != bIsNumeric ? aIsNumeric : !aIsNumeric && fields[a].name < fields[b].name;
    });
    std::vector<Field> orderedFields;
    std::vector<Column> orderedColumns;
    for (const std::size_t i : order) {
        orderedFields.push_back(fields[i]);
        orderedColumns.push_back(made[i]);
    }
    return Table::make(std::move(orderedFields), std::move(orderedColumns)).value();
}

constexpr int kFolds = 5;

/// scikit-learn's KFold, or StratifiedKFold, without shuffling: the fold of each row.
std::vector<int> foldsOf(const Table& table, bool classify)
{
    const std::size_t n = table.rows();
    std::vector<int> folds(n);
    if (!classify) {
        std::size_t row = 0;
        for (int fold = 0; fold < kFolds; ++fold)
            for (std::size_t i = 0; i < n / kFolds + (static_cast<std::size_t>(fold) < n % kFolds); ++i)
                folds[row++] = fold;
        return folds;
    }
    const Column& target = table.column(*table.schema().first(Role::Target));
    std::map<std::string, int> order; // classes by appearance
    std::vector<int> labels, sorted;
    for (std::size_t i = 0; i < n; ++i)
        labels.push_back(order.try_emplace(target.cell(i), static_cast<int>(order.size())).first->second);
    sorted = labels;
    std::ranges::sort(sorted);
    std::vector<std::vector<int>> allotted(order.size(), std::vector<int>(kFolds, 0)), next;
    for (std::size_t i = 0; i < n; ++i)
        ++allotted[static_cast<std::size_t>(sorted[i])][i % kFolds];
    for (std::size_t i = 0; i < n; ++i) {
        auto& left = allotted[static_cast<std::size_t>(labels[i])];
        const auto fold = std::ranges::find_if(left, [](int count) { return count > 0; }) - left.begin();
        --left[static_cast<std::size_t>(fold)];
        folds[i] = static_cast<int>(fold);
    }
    return folds;
}

class Silent final : public TrainingObserver {
    void batchEnded(std::int64_t, double, double) override {}
    void epochEnded(const EpochRecord&) override {}
    Result<void> checkpoint(const Checkpoint&) override { return {}; }
    void message(std::string_view) override {}
};

/// Of all turns so far.
struct Outcome {
    std::vector<double> scores = std::vector<double>(kFolds, 0); ///< sums over the turns
    std::vector<double> seconds;                                 ///< a fit, the mean of the folds, one a turn
    std::vector<double> peerScores, peerSeconds;                 ///< one a turn
    std::string error;
};

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Accuracy, or R².
double scoreOf(const Predictions& answers, const Column& truth)
{
    double right = 0, error = 0, spread = 0, mean = 0;
    const std::size_t n = truth.size();
    for (std::size_t i = 0; i < n && answers.classes.empty(); ++i)
        mean += truth.numberAt(i) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
        if (!answers.classes.empty()) {
            right += answers.classes[static_cast<std::size_t>(answers.label(i))] == truth.cell(i);
            continue;
        }
        error += std::pow(answers.value(i) - truth.numberAt(i), 2);
        spread += std::pow(mean - truth.numberAt(i), 2);
    }
    return answers.classes.empty() ? 1 - error / spread : right / static_cast<double>(n);
}

void takeTurn(const std::string& id, const Table& table, const std::vector<int>& folds, const std::vector<std::string>& settings,
              int seed, Outcome& outcome)
{
    const Learner* learner = *builtinLearners().get(id, "algorithm");
    double seconds = 0;
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<std::uint32_t> train, test;
        for (std::uint32_t i = 0; i < table.rows(); ++i)
            (folds[i] == fold ? test : train).push_back(i);
        const Table rows = table.take(train), others = table.take(test);
        Silent observer;
        NoProgress progress;
        TrainingSetup setup;
        setup.threads = 1;
        setup.seed = static_cast<std::uint64_t>(seed);
        const double start = processorSeconds();
        auto fitted = learner->fit({rows, Table()}, *parseParams(learner->parameters(), settings), setup, progress, observer);
        seconds += (processorSeconds() - start) / kFolds;
        if (!fitted) {
            outcome.error = toString(fitted.error());
            return;
        }
        const auto answers = fitted->model->predict(others, progress);
        outcome.scores[static_cast<std::size_t>(fold)] += scoreOf(*answers, others.column(*others.schema().first(Role::Target)));
    }
    outcome.seconds.push_back(seconds);
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value / static_cast<double>(values.size());
    return sum;
}

double standardError(const std::vector<double>& values)
{
    const double centre = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - centre) * (value - centre);
    return std::sqrt(squares / static_cast<double>(values.size() - 1) / static_cast<double>(values.size()));
}

struct Set {
    std::string name, path, target;
    std::string header; ///< for a file that has none: written before a copy
};

std::string output(const std::string& command)
{
    std::string text;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        char buffer[4096];
        while (const std::size_t got = fread(buffer, 1, sizeof buffer, pipe))
            text.append(buffer, got);
        pclose(pipe);
    }
    return text;
}

/// The peer with another seed, its clock counting processor time. cross_validate asks time.time() for its fit times.
constexpr const char* kTurn = R"(import sys, time
time.time = time.process_time
seed = sys.argv[1]
del sys.argv[:2]
exec(compile(open(sys.argv[0]).read().replace("random_state=0", "random_state=" + seed), sys.argv[0], "exec"))
)";

nlohmann::json peersTurn(const std::string& peer, const std::string& path, const std::string& target, int seed, const std::filesystem::path& scratch)
{
    const auto script = (scratch / "turn.py").string();
    std::ofstream(script) << kTurn;
    return nlohmann::json::parse(output("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 -W ignore '" + script + "' " + std::to_string(seed) + " '"
                                        + peer + "' '" + path + "' '" + target + "'"),
                                 nullptr, false);
}

void print(const std::string& set, const std::string& name, Outcome outcome)
{
    if (!outcome.error.empty()) {
        std::printf("| %s | %s | %s |\n", set.c_str(), name.c_str(), outcome.error.c_str());
        return;
    }
    for (double& score : outcome.scores)
        score /= static_cast<double>(outcome.seconds.size());
    const double score = mean(outcome.scores), error = standardError(outcome.scores), peerScore = mean(outcome.peerScores);
    const double seconds = bench::median(outcome.seconds), peerSeconds = bench::median(outcome.peerSeconds);
    const bool isBelow = score < peerScore - error, isBelowFirst = score < outcome.peerScores.front() - error;
    std::printf("| %s | %s | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.2f | %s%s |\n", set.c_str(), name.c_str(), score, peerScore,
                outcome.peerScores.front(), error, seconds, peerSeconds, seconds / peerSeconds,
                isBelow ? "SCORE " : isBelowFirst ? "score of seed 0 " : "", seconds > peerSeconds ? "TIME" : "");
    std::fflush(stdout);
}

void judgeSet(const Set& set, const std::string& peer, int turns, const std::filesystem::path& scratch)
{
    std::string path = std::string(LATHE_SHARED_DATA "/tabular/").append(set.path);
    if (!std::filesystem::exists(path))
        return;
    if (!set.header.empty()) {
        const auto copy = (scratch / (set.name + ".csv")).string();
        std::ofstream(copy) << set.header << "\n" << std::ifstream(path).rdbuf();
        path = copy;
    }
    const Table table = readTable(path, set.target);
    if (table.rows() < 1500)
        turns = std::max(turns, 5);
    std::map<std::string, Outcome> outcomes;
    for (int turn = 0; turn < turns; ++turn) {
        const auto json = peersTurn(peer, path, set.target, turn, scratch);
        if (!json.is_object()) {
            std::printf("| %s | the peer failed |\n", set.name.c_str());
            return;
        }
        const bool classify = json["task"] == "classification";
        const std::vector<int> folds = foldsOf(table, classify);
        const std::map<std::string, std::pair<std::string, std::vector<std::string>>> ours{
            {"logistic", {"table.logistic_regression", {}}},
            {"linear", {"table.linear_regression", {}}},
            {"naive_bayes", {"table.gaussian_naive_bayes", {}}},
            {"knn", {classify ? "table.neighbours_classifier" : "table.neighbours_regressor", {}}},
            {"svm", {classify ? "table.rbf_svm" : "table.svr", {}}},
            {"random_forest", {classify ? "table.random_forest_classifier" : "table.random_forest_regressor", {}}},
            {"mlp", {classify ? "table.perceptron_classifier" : "table.perceptron_regressor", {"epochs=100"}}},
            {"boosted_trees", {classify ? "table.boosted_trees_classifier" : "table.boosted_trees_regressor", {}}}};
        for (const auto& [name, theirs] : json["models"].items()) {
            const auto found = ours.find(name);
            if (found == ours.end() || !outcomes[name].error.empty())
                continue;
            Outcome& outcome = outcomes[name];
            outcome.peerScores.push_back(theirs[classify ? "accuracy" : "r2"]);
            outcome.peerSeconds.push_back(theirs["fit_seconds"]);
            takeTurn(found->second.first, table, folds, found->second.second, turn, outcome);
        }
    }
    for (const auto& [name, outcome] : outcomes)
        print(set.name, name, outcome);
}

} // namespace

int main(int count, char** arguments)
{
    std::string peer = LATHE_SHARED_DATA "/../peers/tables_sklearn.py";
    int turns = 3;
    std::set<std::string> wanted;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        if (argument.ends_with(".py"))
            peer = argument;
        else if (const auto number = parseInteger(argument))
            turns = std::max(1, static_cast<int>(*number));
        else
            wanted.insert(argument);
    }
    const std::vector<Set> sets{
        {"iris", "iris/iris.csv", "species", ""},
        {"wine", "wine/wine_header.csv", "class", ""},
        {"breast_cancer", "breast_cancer/wdbc_header.csv", "diagnosis", ""},
        {"diabetes", "diabetes/pima_noheader.csv", "class", "pregnancies,glucose,pressure,skin,insulin,bmi,pedigree,age,class"},
        {"german_credit", "german_credit/credit.csv", "default", ""},
        {"mushrooms", "mushrooms/mushrooms.csv", "type", ""},
        {"mpg", "mpg/mpg.csv", "mpg", ""},
        {"california", "california_housing/housing.csv", "median_house_value", ""},
        {"titanic", "titanic/kaggle_train.csv", "Survived", ""},
        {"adult", "adult/adult_pplonski.csv", "income", ""},
    };
    const TemporaryFolder scratch = TemporaryFolder::create("tables_bench").value();
    std::printf("Machine: %s\n\n| table | algorithm | score | peer's | with seed 0 | standard error | fit, processor s | peer's | ratio | misses |\n"
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
                bench::machine().c_str());
    for (const Set& set : sets)
        if (wanted.empty() || wanted.contains(set.name))
            judgeSet(set, peer, turns, scratch.path());
}

// Five-fold scores and fit times beside those of scikit-learn and XGBoost: tables_bench PEER.py [NAME…]
// PEER.py is called as "python3 PEER.py FILE TARGET" and prints one line of JSON.
#include "bench.h"

#include "base/file.h"
#include "base/text.h"
#include "ml/builtin_learners.h"
#include "ml/table_model.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <map>
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
    return Table::make(std::move(fields), std::move(made)).value();
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

struct Outcome {
    std::vector<double> scores, seconds;
    std::string error;
};

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

Outcome judge(const std::string& id, const Table& table, const std::vector<int>& folds, const std::vector<std::string>& settings)
{
    const Learner* learner = *builtinLearners().get(id, "algorithm");
    Outcome outcome;
    // Small tables: the mean of several seeds, for the score of one is mostly luck.
    const int seeds = table.rows() < 1500 && !learner->info().id.starts_with("table.boosted") ? 5 : 1;
    for (int fold = 0; fold < kFolds; ++fold) {
        std::vector<std::uint32_t> train, test;
        for (std::uint32_t i = 0; i < table.rows(); ++i)
            (folds[i] == fold ? test : train).push_back(i);
        const Table rows = table.take(train), others = table.take(test);
        Silent observer;
        NoProgress progress;
        double score = 0;
        for (int seed = 0; seed < seeds; ++seed) {
            TrainingSetup setup;
            setup.threads = 1;
            setup.seed = static_cast<std::uint64_t>(seed);
            const auto start = bench::Clock::now();
            auto fitted = learner->fit({rows, Table()}, *parseParams(learner->parameters(), settings), setup, progress, observer);
            outcome.seconds.push_back(bench::secondsSince(start));
            if (!fitted) {
                outcome.error = toString(fitted.error());
                return outcome;
            }
            const auto answers = fitted->model->predict(others, progress);
            score += scoreOf(*answers, others.column(*others.schema().first(Role::Target))) / seeds;
        }
        outcome.scores.push_back(score);
    }
    return outcome;
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

void judgeSet(const Set& set, const std::string& peer, const std::filesystem::path& copies)
{
    std::string path = std::string(LATHE_SHARED_DATA "/tabular/").append(set.path);
    if (!std::filesystem::exists(path))
        return;
    if (!set.header.empty()) {
        const auto copy = (copies / (set.name + ".csv")).string();
        std::ofstream(copy) << set.header << "\n" << std::ifstream(path).rdbuf();
        path = copy;
    }
    const auto json = nlohmann::json::parse(output("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 -W ignore " + peer + " '" + path + "' '" + set.target + "'"),
                                            nullptr, false);
    if (!json.is_object()) {
        std::printf("| %s | the peer failed |\n", set.name.c_str());
        return;
    }
    const bool classify = json["task"] == "classification";
    const Table table = readTable(path, set.target);
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
        if (found == ours.end())
            continue;
        const Outcome outcome = judge(found->second.first, table, folds, found->second.second);
        if (!outcome.error.empty()) {
            std::printf("| %s | %s | %s |\n", set.name.c_str(), name.c_str(), outcome.error.c_str());
            continue;
        }
        const double score = mean(outcome.scores), error = standardError(outcome.scores);
        const double peerScore = theirs[classify ? "accuracy" : "r2"], peerSeconds = theirs["fit_seconds"];
        const double seconds = mean(outcome.seconds);
        std::printf("| %s | %s | %.4f | %.4f | %.4f | %.3f | %.3f | %.2f | %s%s |\n", set.name.c_str(), name.c_str(), score, peerScore, error, seconds,
                    peerSeconds, seconds / peerSeconds, score < peerScore - error ? "SCORE " : "", seconds > peerSeconds ? "TIME" : "");
        std::fflush(stdout);
    }
}

} // namespace

int main(int count, char** arguments)
{
    const std::string peer = count > 1 ? arguments[1] : LATHE_SHARED_DATA "/../peers/tables_sklearn.py";
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
    const TemporaryFolder copies = TemporaryFolder::create("tables_bench").value();
    std::printf("Machine: %s\n\n| table | algorithm | score | peer's | standard error | fit s | peer's | ratio | misses |\n"
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
                bench::machine().c_str());
    for (const Set& set : sets) {
        bool isWanted = count <= 2;
        for (int i = 2; i < count; ++i)
            isWanted = isWanted || set.name == arguments[i];
        if (isWanted)
            judgeSet(set, peer, copies.path());
    }
}

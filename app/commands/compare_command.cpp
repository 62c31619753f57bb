#include "app/commands/command.h"
#include "app/commands/describe.h"

#include "base/text.h"

#include <algorithm>
#include <functional>
#include <map>

namespace lathe {

namespace {

/// One row of names and values; `same` where a value equals the first run's.
void addRow(std::vector<std::vector<std::string>>& rows, const std::string& name, const std::vector<std::string>& values)
{
    std::vector<std::string> row{name};
    for (std::size_t i = 0; i < values.size(); ++i)
        row.push_back(i > 0 && values[i] == values[0] ? "same" : values[i]);
    rows.push_back(std::move(row));
}

Result<Output> run(CommandContext& context)
{
    LATHE_TRY(Workbench * workbench, context.workbench());
    LATHE_TRY(Database * database, workbench->database());
    std::vector<nlohmann::json> runs;
    std::vector<std::vector<std::string>> rows{{""}};
    for (int i = 0; i < context.argumentCount(); ++i) {
        LATHE_TRY(const RunRecord record, RunStore(*database).find(context.argument(i)));
        runs.push_back(describe(record));
        rows[0].push_back(record.name);
    }
    const auto valuesOf = [&](const auto& get) {
        std::vector<std::string> values;
        for (const auto& each : runs) {
            const nlohmann::json value = get(each);
            values.push_back(value.is_null() ? "–" : value.is_string() ? value.get<std::string>()
                             : value.is_number_float() ? fixed(value.get<double>(), 4) : value.dump());
        }
        return values;
    };
    for (const char* field : {"dataset", "version", "algorithm", "seed", "device", "epochs"})
        addRow(rows, field, valuesOf([&](const nlohmann::json& each) { return each[field]; }));
    std::map<std::string, bool> parameters;
    for (const auto& each : runs)
        for (const auto& [name, value] : each["parameters"].items())
            parameters[name] = true;
    nlohmann::json different = nlohmann::json::object();
    for (const auto& [name, unused] : parameters) {
        const auto get = [&, key = name](const nlohmann::json& each) {
            return each["parameters"].contains(key) ? each["parameters"][key] : nlohmann::json();
        };
        nlohmann::json all = nlohmann::json::array();
        for (const auto& each : runs)
            all.push_back(get(each));
        if (std::adjacent_find(all.begin(), all.end(), std::not_equal_to<>()) != all.end()) {
            different[name] = all;
            addRow(rows, name, valuesOf(get));
        }
    }
    for (const char* part : {"cross_validation", "validation", "test"}) {
        const auto metricsOf = [part](const nlohmann::json& each) {
            return each["metrics"].contains(part) ? each["metrics"][part] : nlohmann::json::object();
        };
        const nlohmann::json first = metricsOf(runs[0]); // items() shows it only while it lives
        for (const auto& [name, value] : first.items())
            addRow(rows, std::string(part) + " " + name, valuesOf([&, key = name](const nlohmann::json& each) {
                       return metricsOf(each).value(key, nlohmann::json());
                   }));
    }
    return Output{{{"runs", runs}, {"differing_parameters", different}}, tableText(rows)};
}

} // namespace

Command compareCommand()
{
    return {"compare", "RUN RUN…", 2, 8, "Runs side by side: what differs in setting and outcome.", {}, run};
}

} // namespace lathe

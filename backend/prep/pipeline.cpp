#include "prep/pipeline.h"

#include "base/random.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace lathe {

namespace {

constexpr int kVersion = 1;

tl::unexpected<Error> broken(std::string what)
{
    return fail(ErrorCode::Parse, "The pipeline cannot be read: " + std::move(what));
}

Result<void> checkVersion(const nlohmann::json& json)
{
    if (!json.is_object())
        return broken("it is no JSON object");
    const auto version = json.find("format_version");
    if (version == json.end() || !version->is_number_integer() || !json.contains("steps") || !json["steps"].is_array())
        return broken("“format_version” or “steps” is missing");
    if (version->get<std::int64_t>() > kVersion)
        return fail(ErrorCode::Incompatible, "The pipeline was written by a newer Lathe", "Install the newest Lathe");
    return {};
}

std::string stepText(std::size_t index, const std::string& name)
{
    return "step " + std::to_string(index + 1) + ", " + name;
}

} // namespace

nlohmann::json toJson(const Pipeline& pipeline)
{
    nlohmann::json steps = nlohmann::json::array();
    for (const PipelineStep& step : pipeline.steps)
        steps.push_back({{"transform", step.transform}, {"enabled", step.enabled}, {"parameters", toJson(step.parameters)}});
    return {{"format_version", kVersion}, {"steps", std::move(steps)}};
}

Result<Pipeline> pipelineFromJson(const nlohmann::json& json)
{
    LATHE_CHECK(checkVersion(json));
    Pipeline pipeline;
    for (const auto& entry : json["steps"]) {
        const std::size_t index = pipeline.steps.size();
        if (!entry.is_object() || !entry.contains("transform") || !entry["transform"].is_string())
            return broken("step " + std::to_string(index + 1) + " names no transform");
        PipelineStep step;
        step.transform = entry["transform"].get<std::string>();
        if (entry.contains("enabled")) {
            if (!entry["enabled"].is_boolean())
                return broken("“enabled” of step " + std::to_string(index + 1) + " is neither true nor false");
            step.enabled = entry["enabled"].get<bool>();
        }
        LATHE_TRY(const Transform* transform, builtinTransforms().get(step.transform, "transform"));
        LATHE_TRY(step.parameters, paramsFromJson(transform->parameters(),
                                                  entry.contains("parameters") ? entry["parameters"] : nlohmann::json::object()));
        if (auto checked = checkParams(transform->parameters(), step.parameters); !checked) {
            Error error = checked.error();
            error.where = stepText(index, transform->info().name) + (error.where.empty() ? "" : ": " + error.where);
            return tl::unexpected<Error>(std::move(error));
        }
        pipeline.steps.push_back(std::move(step));
    }
    return pipeline;
}

class PipelineFitter {
public:
    static Result<PipelineFit> fit(const Pipeline& pipeline, const Table& train, std::uint64_t seed, Progress& progress)
    {
        PipelineFit fit;
        fit.stages.push_back(train);
        std::set<std::string> read;
        for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
            const PipelineStep& step = pipeline.steps[i];
            if (!step.enabled)
                continue;
            LATHE_TRY(const Transform* transform, builtinTransforms().get(step.transform, "transform"));
            if (progress.stopRequested())
                return cancelled();
            progress.set(static_cast<std::int64_t>(i), static_cast<std::int64_t>(pipeline.steps.size()), transform->info().name);
            auto made = transform->fit(fit.stages.back(), step.parameters, seedFor(seed, i), progress);
            if (!made) {
                Error error = std::move(made).error();
                if (!error.isCancelled())
                    error.where = stepText(i, transform->info().name) + (error.where.empty() ? "" : ": " + error.where);
                return tl::unexpected<Error>(std::move(error));
            }
            const Scope scope = transform->info().scope;
            if (scope == Scope::Always) {
                const Names names = made->fitted->reads();
                read.insert(names.begin(), names.end());
            }
            fit.stages.push_back(std::move(made->train));
            fit.fitted.m_steps.push_back({step.transform, scope, std::move(made->fitted)});
        }
        keepInputs(fit, read);
        return fit;
    }

private:
    /// What the steps read, and the features that reach the model as they are.
    static void keepInputs(PipelineFit& fit, std::set<std::string>& read)
    {
        const Table& first = fit.stages.front();
        for (const Field& field : fit.train().schema().fields)
            if (field.role == Role::Feature)
                read.insert(field.name);
        for (std::size_t i = 0; i < first.columnCount(); ++i) {
            const Field& field = first.field(i);
            if (field.role == Role::Target || !read.contains(field.name))
                continue;
            fit.fitted.m_inputs.fields.push_back(field);
            fit.fitted.m_levels.push_back(field.type == ColumnType::Categorical ? first.column(i).levels()
                                                                                : std::vector<std::string>());
        }
    }
};

Result<PipelineFit> fitPipeline(const Pipeline& pipeline, const Table& train, std::uint64_t seed, Progress& progress)
{
    return PipelineFitter::fit(pipeline, train, seed, progress);
}

nlohmann::json FittedPipeline::toJson() const
{
    nlohmann::json inputs = nlohmann::json::array();
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const Field& field = m_inputs.fields[i];
        nlohmann::json entry{{"name", field.name}, {"type", toString(field.type)}, {"role", toString(field.role)}, {"unit", field.unit}};
        if (field.type == ColumnType::Categorical)
            entry["levels"] = m_levels[i];
        inputs.push_back(std::move(entry));
    }
    nlohmann::json steps = nlohmann::json::array();
    for (const Step& step : m_steps)
        steps.push_back({{"transform", step.transform}, {"state", step.fitted->state()}});
    return {{"format_version", kVersion}, {"inputs", std::move(inputs)}, {"steps", std::move(steps)}};
}

Result<FittedPipeline> FittedPipeline::fromJson(const nlohmann::json& json)
{
    LATHE_CHECK(checkVersion(json));
    FittedPipeline pipeline;
    try {
        for (const auto& entry : json.at("inputs")) {
            const auto type = columnTypeFromText(entry.at("type").get<std::string>());
            const auto role = roleFromText(entry.at("role").get<std::string>());
            if (!type || !role)
                return broken("a type or a role is unknown");
            pipeline.m_inputs.fields.push_back({entry.at("name").get<std::string>(), *type, *role, entry.at("unit").get<std::string>()});
            auto levels = *type == ColumnType::Categorical ? entry.at("levels").get<std::vector<std::string>>()
                                                           : std::vector<std::string>();
            if (std::set<std::string_view>(levels.begin(), levels.end()).size() != levels.size())
                return broken("a category of “" + pipeline.m_inputs.fields.back().name + "” is there twice");
            pipeline.m_levels.push_back(std::move(levels));
        }
        for (const auto& entry : json.at("steps")) {
            const auto id = entry.at("transform").get<std::string>();
            LATHE_TRY(const Transform* transform, builtinTransforms().get(id, "transform"));
            LATHE_TRY(auto fitted, transform->load(entry.at("state")));
            pipeline.m_steps.push_back({id, transform->info().scope, std::move(fitted)});
        }
    } catch (const nlohmann::json::exception& error) {
        return broken(error.what());
    }
    return pipeline;
}

} // namespace lathe

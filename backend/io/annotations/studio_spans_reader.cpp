#include "base/text.h"
#include "data/code_points.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/found_gatherer.h"
#include "io/annotations/label_studio.h"
#include "io/annotations/studio_spans.h"
#include "media/sound.h"

#include <algorithm>

namespace lathe {

namespace {

const Json* memberAt(const Json& object, const char* key)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

std::vector<std::string> namesAt(const Json& object, const char* key)
{
    std::vector<std::string> names;
    if (const Json* list = memberAt(object, key)) {
        for (const Json& one : list->is_array() ? *list : Json::array({*list}))
            if (std::string name = nameOf(one); !name.empty())
                names.push_back(std::move(name));
    }
    return names;
}

class Reading {
public:
    Reading(StudioItems items, const SourceTree& source, const PictureSizes& sizes) : m_items(items), m_source(source), m_sizes(sizes), m_gatherer(source, sizes) {}

    Result<FoundAnnotations> read(Progress& progress)
    {
        for (const std::size_t file : labelStudioFiles(m_source)) {
            const std::string& path = m_source.files()[file];
            LATHE_TRY(const Bytes bytes, m_source.content(file));
            auto read = readJsonElements(bytes, path, progress, [&](const std::string&, std::size_t index, Json& task) -> Result<void> {
                const std::string place = path + ": task " + (index == kWholeMember ? std::string("?") : std::to_string(index + 1));
                if (memberAt(task, "data"))
                    readTask(task, file, place);
                else
                    m_gatherer.problem(place, "The task has no data");
                return {};
            });
            if (!read)
                return tl::unexpected<Error>(std::move(read).error());
        }
        FoundAnnotations found = m_gatherer.take();
        if (found.set.pictures.empty())
            return fail(ErrorCode::Parse, m_items == StudioItems::Texts ? "No task in it has a text" : "No task in it has a sound", "Export it as JSON, not as JSON-MIN", m_source.name());
        return found;
    }

private:
    /// The text or the address that the task is about: under its usual key, else the first that looks like one.
    std::string contentOf(const Json& data) const
    {
        const bool isText = m_items == StudioItems::Texts;
        for (const char* key : {isText ? "text" : "audio", isText ? "content" : "sound", "url"})
            if (const Json* value = memberAt(data, key); value && value->is_string())
                return value->get<std::string>();
        for (const auto& [key, value] : data.items())
            if (value.is_string() && key != "name" && (isText || hasSoundEnding(pathOfAddress(value.get<std::string>()))))
                return value.get<std::string>();
        return {};
    }

    void readTask(const Json& task, std::size_t file, const std::string& place)
    {
        const Json& data = task["data"];
        const std::string content = data.is_object() ? contentOf(data) : std::string();
        if (content.empty())
            return m_gatherer.problem(place, m_items == StudioItems::Texts ? "The task has no text" : "The task has no sound");
        const std::size_t index = m_items == StudioItems::Texts ? addText(task, data, content, file) : addSound(content);
        m_nextId = static_cast<std::int64_t>(m_gatherer.at(index).annotations.size());
        const Json* annotations = memberAt(task, "annotations");
        if (!annotations)
            annotations = memberAt(task, "completions"); // before version 1.0
        if (annotations && annotations->is_array()) {
            std::int64_t people = 0;
            for (const Json& one : *annotations) {
                if (const Json* isCancelled = memberAt(one, "was_cancelled"); isCancelled && isCancelled->is_boolean() && isCancelled->get<bool>())
                    continue;
                if (++people > 1) {
                    m_gatherer.note("Of several annotations of a task the first comes in");
                    break;
                }
                readResults(one, index, place, {});
            }
        }
        if (const Json* predictions = memberAt(task, "predictions"); predictions && predictions->is_array())
            for (const Json& one : *predictions)
                readResults(one, index, place, numberAt(one, "score").value_or(0));
        Json extra = Json::parse(extraOf(studioSpansId(m_items), task, {"data", "annotations", "completions", "predictions"}), nullptr, false);
        if (extra.is_object())
            m_gatherer.at(index).extra = extra.dump();
    }

    std::size_t addText(const Json& task, const Json& data, const std::string& content, std::size_t file)
    {
        std::string path = textAt(data, "name");
        if (path.empty())
            path = textAt(data, "filename");
        if (path.empty() || !m_paths.insert(path).second) {
            const std::string id = textAt(task, "id");
            path = m_source.files()[file] + "#" + (id.empty() ? std::to_string(m_gatherer.pictureCount() + 1) : id);
        }
        const CodePoints points(content);
        const std::size_t index = m_gatherer.picture(path, partFromText(textAt(data, "part")).value_or(Part::Unassigned),
                                                     static_cast<std::uint32_t>(std::max<std::size_t>(points.size(), 1)), 1);
        m_gatherer.at(index).text = content;
        return index;
    }

    std::size_t addSound(const std::string& content)
    {
        const std::string named = pathOfAddress(content);
        // Uploads of Label Studio begin with eight digits and a dash; the sound is looked for with and without.
        std::vector<std::string> candidates = {named};
        const std::string name = named.substr(named.rfind('/') + 1);
        if (name.size() > 9 && name[8] == '-')
            candidates.push_back(name.substr(9));
        candidates.push_back(name);
        for (const std::string& candidate : candidates)
            for (const std::string& path : m_source.files())
                if (path == candidate || path.ends_with("/" + candidate))
                    return at(path);
        for (const std::string& candidate : candidates)
            if (m_sizes && m_sizes(candidate))
                return at(candidate);
        return at(named);
    }

    std::size_t at(const std::string& path)
    {
        const auto size = m_sizes ? m_sizes(path) : std::nullopt;
        return m_gatherer.picture(path, Part::Unassigned, size ? size->first : 0, size ? size->second : 0);
    }

    void readResults(const Json& annotation, std::size_t index, const std::string& place, std::optional<double> score)
    {
        const Json* results = memberAt(annotation, "result");
        if (!results || !results->is_array())
            return;
        std::map<std::string, std::string> ids; // theirs, ours
        for (const Json& result : *results)
            if (result.is_object() && isRegion(result))
                readRegion(result, index, place, score, ids);
        for (const Json& result : *results) {
            if (!result.is_object())
                m_gatherer.problem(place, "A result is no object");
            else if (textAt(result, "type") == "relation")
                readRelation(result, index, place, ids);
            else if (!isRegion(result))
                readRemark(result, index, place, score, ids);
        }
    }

    static bool isRegion(const Json& result)
    {
        const std::string type = textAt(result, "type");
        return type == "labels" || type == "hypertextlabels" || type == "paragraphlabels" || type == "timeserieslabels";
    }

    void readRegion(const Json& result, std::size_t index, const std::string& place, std::optional<double> score, std::map<std::string, std::string>& ids)
    {
        const std::string type = textAt(result, "type");
        const Json* value = memberAt(result, "value");
        if (!value || type != "labels")
            return m_gatherer.problem(place, "Results of the kind " + type + " are not read");
        const std::vector<std::string> names = namesAt(*value, "labels");
        const auto start = numberAt(*value, "start"), end = numberAt(*value, "end");
        if (!start || !end)
            return m_gatherer.problem(place, "A span has no start or no end");
        Annotation one;
        if (m_items == StudioItems::Texts) {
            if (*start < 0 || *end < 0 || *start > UINT32_MAX || *end > UINT32_MAX)
                return m_gatherer.problem(place, "A span lies outside its text");
            one.shape = TextSpan{static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
        } else {
            one.shape = TimeSpan{*start, *end};
        }
        one.confidence = score ? numberAt(result, "score") ? numberAt(result, "score") : score : std::nullopt;
        const Json* meta = memberAt(result, "meta");
        Json rest = Json::object();
        if (const Json* attributes = meta ? memberAt(*meta, "attributes") : nullptr; attributes && attributes->is_object())
            one.attributes = attributesOf(*attributes, rest);
        // Several labels of one region are as many spans.
        for (std::size_t i = 0; i < std::max<std::size_t>(names.size(), 1); ++i) {
            one.id = std::to_string(++m_nextId);
            one.label = names.empty() ? -1 : m_gatherer.classOf(names[i]);
            if (i == 0)
                ids.emplace(textAt(result, "id"), one.id);
            m_gatherer.add(index, one, place);
        }
    }

    void readRelation(const Json& result, std::size_t index, const std::string& place, const std::map<std::string, std::string>& ids)
    {
        const auto from = ids.find(textAt(result, "from_id")), to = ids.find(textAt(result, "to_id"));
        const auto& all = m_gatherer.at(index).annotations;
        const auto isThere = [&](const auto& end) { return end != ids.end() && std::ranges::find(all, end->second, &Annotation::id) != all.end(); };
        if (!isThere(from) || !isThere(to))
            return m_gatherer.problem(place, "An end of a relation is not there");
        const std::string direction = textAt(result, "direction");
        if (direction == "bi")
            m_gatherer.note("Relations in both directions are read as from the first to the second");
        std::vector<std::string> names = namesAt(result, "labels");
        if (names.empty())
            names.push_back("relation");
        for (const std::string& name : names) {
            Annotation one;
            one.id = std::to_string(++m_nextId);
            one.label = m_gatherer.classOf(name);
            m_gatherer.traitsOf(one.label).isRelation = true;
            one.shape = direction == "left" ? SpanRelation{to->second, from->second} : SpanRelation{from->second, to->second};
            m_gatherer.add(index, std::move(one), place);
        }
    }

    /// Choices of the whole item are its classes; what was said of one region is an attribute of it.
    void readRemark(const Json& result, std::size_t index, const std::string& place, std::optional<double> score, const std::map<std::string, std::string>& ids)
    {
        const std::string type = textAt(result, "type");
        const Json* value = memberAt(result, "value");
        const auto region = ids.find(textAt(result, "id"));
        const char* key = type == "textarea" ? "text" : type == "number" ? "number" : type == "rating" ? "rating" : type == "choices" ? "choices" : nullptr;
        if (!value || !key)
            return m_gatherer.problem(place, "Results of the kind " + type + " are not read");
        if (region == ids.end() && type == "choices") {
            for (const std::string& name : namesAt(*value, "choices")) {
                Annotation one;
                one.id = std::to_string(++m_nextId);
                one.label = m_gatherer.classOf(name);
                one.shape = WholePicture{};
                one.confidence = score;
                m_gatherer.add(index, std::move(one), place);
            }
            return;
        }
        if (region == ids.end())
            return m_gatherer.problem(place, "A remark of the whole item, " + type + ", is not read");
        auto& all = m_gatherer.at(index).annotations;
        const auto found = std::ranges::find(all, region->second, &Annotation::id);
        if (found == all.end())
            return;
        const std::string name = textAt(result, "from_name").empty() ? type : textAt(result, "from_name");
        if (const auto number = numberAt(*value, key))
            found->attributes[name] = *number;
        else
            found->attributes[name] = join(namesAt(*value, key), "\n");
    }

    StudioItems m_items;
    const SourceTree& m_source;
    const PictureSizes& m_sizes;
    FoundGatherer m_gatherer;
    std::set<std::string> m_paths;
    std::int64_t m_nextId = 0; ///< of annotations, in its item
};

} // namespace

Result<FoundAnnotations> readStudioSpans(StudioItems items, const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    return Reading(items, source, sizes).read(progress);
}

} // namespace lathe

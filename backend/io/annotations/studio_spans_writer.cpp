#include "data/code_points.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/id_giver.h"
#include "io/annotations/label_studio.h"
#include "io/annotations/studio_spans.h"
#include "io/annotations/xml_tree.h"

#include <algorithm>

namespace lathe {

namespace {

class Writing {
public:
    Writing(StudioItems items, const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target)
        : m_items(items), m_set(set), m_files(format, set, target, ".json")
    {
        for (const AnnotatedPicture& item : set.pictures)
            m_ids.reserve(idOf(item));
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        std::string text;
        for (const AnnotatedPicture& item : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            if (const auto place = m_files.placeOf(item))
                text += (text.empty() ? "" : ",\n") + textOf(taskOf(item, *place));
        }
        LATHE_CHECK(m_files.write("tasks.json", "[\n" + text + "\n]\n"));
        if (!m_files.isOneFile())
            LATHE_CHECK(m_files.write("labelling.xml", pageText()));
        return m_files.take();
    }

private:
    bool isText() const { return m_items == StudioItems::Texts; }
    const char* object() const { return isText() ? "text" : "audio"; }

    Json idOf(const AnnotatedPicture& item) const
    {
        const Json extra = extraFor(studioSpansId(m_items), item.extra);
        return extra.contains("id") ? extra["id"] : Json();
    }

    /// What a project's labelling page has to be for the tasks.
    std::string pageText() const
    {
        const auto isRelation = [&](std::size_t index) { return !m_set.traits.empty() && m_set.traits[index].isRelation; };
        std::string labels, choices, relations;
        for (std::size_t i = 0; i < m_set.classes.size(); ++i) {
            const std::string name = xmlText(m_set.classes[i]);
            if (isRelation(i)) {
                relations += "    <Relation value=\"" + name + "\"/>\n";
                continue;
            }
            labels += "    <Label value=\"" + name + "\"/>\n";
            choices += "    <Choice value=\"" + name + "\"/>\n";
        }
        const bool hasChoices = std::ranges::any_of(m_set.pictures, [](const AnnotatedPicture& item) {
            return std::ranges::any_of(item.annotations, [](const Annotation& one) { return kindOf(one.shape) == ShapeKind::WholePicture; });
        });
        std::string page = std::string("<View>\n  <Labels name=\"label\" toName=\"") + object() + "\">\n" + labels + "  </Labels>\n";
        page += isText() ? "  <Text name=\"text\" value=\"$text\"/>\n" : "  <Audio name=\"audio\" value=\"$audio\"/>\n";
        if (hasChoices)
            page += std::string("  <Choices name=\"class\" toName=\"") + object() + "\" choice=\"multiple\">\n" + choices + "  </Choices>\n";
        if (!relations.empty())
            page += "  <Relations>\n" + relations + "  </Relations>\n";
        return page + "</View>\n";
    }

    Json taskOf(const AnnotatedPicture& item, const std::string& place)
    {
        Json task = {{"id", m_ids.give(idOf(item))}, {"data", Json::object()}};
        if (isText()) {
            task["data"] = {{"text", item.text}, {"name", item.path}};
            if (item.part != Part::Unassigned)
                task["data"]["part"] = toString(item.part);
        } else {
            task["data"]["audio"] = addressOfPath(place);
        }
        Json results = Json::array(), predictions = Json::array();
        const CodePoints points(item.text);
        for (const Annotation& one : item.annotations)
            add(item, one, points, one.confidence ? predictions : results);
        task["annotations"] = Json::array({Json{{"result", std::move(results)}}});
        task["predictions"] = Json::array();
        if (!predictions.empty())
            task["predictions"].push_back({{"result", std::move(predictions)}});
        addMissing(task, extraFor(studioSpansId(m_items), item.extra));
        return task;
    }

    void add(const AnnotatedPicture& item, const Annotation& one, const CodePoints& points, Json& results)
    {
        if (!m_files.canSay(item, one))
            return;
        const std::string name = m_files.className(one);
        const Json names = name.empty() ? Json::array() : Json::array({name});
        Json result = {{"id", idOf(one)}, {"from_name", "label"}, {"to_name", object()}, {"type", "labels"}};
        if (const auto* relation = std::get_if<SpanRelation>(&one.shape)) {
            result = {{"type", "relation"}, {"from_id", "r" + relation->from}, {"to_id", "r" + relation->to}, {"direction", "right"}, {"labels", names}};
        } else if (const auto* span = std::get_if<TextSpan>(&one.shape)) {
            result["value"] = {{"start", span->start}, {"end", span->end}, {"text", std::string(points.slice(*span))}, {"labels", names}};
        } else if (const auto* time = std::get_if<TimeSpan>(&one.shape)) {
            result["value"] = {{"start", time->start}, {"end", time->end}, {"channel", 0}, {"labels", names}};
            if (item.height > 0)
                result["original_length"] = static_cast<double>(item.width) / item.height;
        } else {
            result["from_name"] = "class";
            result["type"] = "choices";
            result["value"] = {{"choices", names}};
        }
        if (one.confidence)
            result["score"] = *one.confidence;
        if (!one.attributes.empty())
            result["meta"]["attributes"] = jsonOf(one.attributes);
        results.push_back(std::move(result));
        m_files.wrote();
    }

    static std::string idOf(const Annotation& one) { return "r" + one.id; }

    StudioItems m_items;
    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    IdGiver m_ids;
};

} // namespace

Result<WrittenAnnotations> writeStudioSpans(StudioItems items, const AnnotationFormat& format, const AnnotationSet& set,
                                            const std::filesystem::path& target, Progress& progress)
{
    return Writing(items, format, set, target).write(progress);
}

} // namespace lathe

// A JSON object a line, a text each: written as doccano's export of sequence labelling with relations (doccano.herokuapp.com,
// "Export a dataset", JSONL), read also as spaCy's and Prodigy's `spans` and doccano's `label` triples. Offsets count code
// points, as Python's do.
#include "base/text.h"
#include "data/code_points.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/found_gatherer.h"
#include "io/source_paths.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::string_view kId = "jsonl";
constexpr std::size_t kHeadSize = 1 << 16;

bool isLinesFile(const std::string& path)
{
    const std::string ending = extensionOf(path);
    return ending == "jsonl" || ending == "ndjson";
}

const Json* memberAt(const Json& object, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        if (const auto found = object.find(key); found != object.end())
            return &*found;
    return nullptr;
}

std::optional<std::uint32_t> placeAt(const Json& object, std::initializer_list<const char*> keys)
{
    const Json* value = memberAt(object, keys);
    if (!value || !value->is_number_integer() || value->get<std::int64_t>() < 0 || value->get<std::int64_t>() > UINT32_MAX)
        return std::nullopt;
    return static_cast<std::uint32_t>(value->get<std::int64_t>());
}

class Reading {
public:
    Reading(const SourceTree& source, const PictureSizes& sizes) : m_source(source), m_gatherer(source, sizes) {}

    Result<FoundAnnotations> read(Progress& progress)
    {
        for (std::size_t i = 0; i < m_source.files().size(); ++i) {
            const std::string& path = m_source.files()[i];
            if (!isLinesFile(path) && m_source.files().size() > 1)
                continue;
            LATHE_TRY(const Bytes bytes, m_source.content(i));
            std::string_view rest = asText(bytes);
            if (rest.starts_with("\xEF\xBB\xBF"))
                rest.remove_prefix(3);
            for (std::int64_t line = 1; !rest.empty(); ++line) {
                if (progress.stopRequested())
                    return cancelled();
                const auto end = rest.find('\n');
                const std::string_view record = rest.substr(0, end);
                rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
                if (!trimmed(record).empty())
                    readLine(record, path, line);
            }
        }
        FoundAnnotations found = m_gatherer.take();
        if (found.set.pictures.empty())
            return fail(ErrorCode::Parse, "There is no text in it", "Each line is an object with the key “text”", m_source.name());
        return found;
    }

private:
    void readLine(std::string_view record, const std::string& file, std::int64_t line)
    {
        const std::string place = file + ":" + std::to_string(line);
        const auto parsed = parseJson(asBytes(record), place);
        if (!parsed || !parsed->is_object())
            return m_gatherer.problem(place, parsed ? "The line holds no object" : parsed.error().message);
        const Json& json = *parsed;
        const Json* text = memberAt(json, {"text", "data"});
        if (!text || !text->is_string())
            return m_gatherer.problem(place, "The line has no text");
        std::string path = textAt(json, "name");
        if (path.empty() || !m_paths.insert(path).second)
            path = file + "#" + std::to_string(line);
        const std::string said = textAt(json, "part");
        Part part = said.empty() ? partOfName(fileNameOf(file)) : partFromText(said).value_or(Part::Unassigned);
        const CodePoints points(text->get_ref<const std::string&>());
        const std::size_t index = m_gatherer.picture(path, part, static_cast<std::uint32_t>(std::max<std::size_t>(points.size(), 1)), 1);
        m_gatherer.at(index).text = text->get<std::string>();
        readClasses(json, index, place);
        std::map<std::string, std::string> ids; // as the file has them
        if (const Json* spans = memberAt(json, {"entities", "spans"}); spans && spans->is_array())
            for (const Json& span : *spans)
                readSpan(span, index, place, ids);
        if (const Json* relations = memberAt(json, {"relations"}); relations && relations->is_array())
            for (const Json& relation : *relations)
                readRelation(relation, index, place, ids);
        m_gatherer.at(index).extra = extraOf(kId, json, {"text", "data", "name", "part", "label", "labels", "cats", "entities", "spans", "relations", "classes"});
    }

    void addClass(const std::string& name, std::size_t index, const std::string& place)
    {
        Annotation one;
        one.id = nextId(index);
        one.label = m_gatherer.classOf(name);
        one.shape = WholePicture{};
        m_gatherer.add(index, std::move(one), place);
    }

    /// Of the whole text: a word, a list of them, or doccano's triples, which are spans.
    void readClasses(const Json& json, std::size_t index, const std::string& place)
    {
        const Json* labels = memberAt(json, {"classes", "label", "labels", "cats"});
        if (!labels)
            return;
        if (!labels->is_array()) {
            if (const std::string name = nameOf(*labels); !name.empty())
                addClass(name, index, place);
            return;
        }
        std::map<std::string, std::string> ids;
        for (const Json& one : *labels) {
            if (one.is_array() && one.size() == 3)
                readSpan({{"start", one[0]}, {"end", one[1]}, {"label", one[2]}}, index, place, ids);
            else if (const std::string name = nameOf(one); !name.empty())
                addClass(name, index, place);
            else
                m_gatherer.problem(place, "A label is neither a name nor a start, an end and a name");
        }
    }

    void readSpan(const Json& json, std::size_t index, const std::string& place, std::map<std::string, std::string>& ids)
    {
        const auto start = json.is_object() ? placeAt(json, {"start_offset", "start"}) : std::nullopt;
        const auto end = json.is_object() ? placeAt(json, {"end_offset", "end"}) : std::nullopt;
        const std::string name = json.is_object() ? textAt(json, "label") : std::string();
        if (!start || !end || name.empty())
            return m_gatherer.problem(place, "A span needs a start and an end, whole numbers from 0, and a label");
        Annotation one;
        one.id = nextId(index);
        one.label = m_gatherer.classOf(name);
        one.shape = TextSpan{*start, *end};
        if (const auto score = numberAt(json, "score"))
            one.confidence = *score;
        Json rest = Json::object();
        if (const auto given = json.find("attributes"); given != json.end() && given->is_object())
            one.attributes = attributesOf(*given, rest);
        if (const auto id = json.find("id"); id != json.end())
            ids.emplace(nameOf(*id), one.id);
        m_gatherer.add(index, std::move(one), place);
    }

    void readRelation(const Json& json, std::size_t index, const std::string& place, const std::map<std::string, std::string>& ids)
    {
        const auto endOf = [&](const char* key) {
            const auto found = json.is_object() ? ids.find(textAt(json, key)) : ids.end();
            return found == ids.end() ? std::string() : found->second;
        };
        const SpanRelation relation{endOf("from_id"), endOf("to_id")};
        const std::string name = json.is_object() ? textAt(json, "type") : std::string();
        const auto isThere = [&](const std::string& id) { return std::ranges::find(m_gatherer.at(index).annotations, id, &Annotation::id) != m_gatherer.at(index).annotations.end(); };
        if (name.empty() || !isThere(relation.from) || !isThere(relation.to))
            return m_gatherer.problem(place, "A relation needs a type, and two spans of this text");
        Annotation one;
        one.id = nextId(index);
        one.label = m_gatherer.classOf(name);
        m_gatherer.traitsOf(one.label).isRelation = true;
        one.shape = relation;
        m_gatherer.add(index, std::move(one), place);
    }

    std::string nextId(std::size_t index)
    {
        if (m_lastOf != index)
            m_last = 0;
        m_lastOf = index;
        return std::to_string(++m_last);
    }

    const SourceTree& m_source;
    FoundGatherer m_gatherer;
    std::set<std::string> m_paths;
    std::size_t m_lastOf = std::size_t(-1);
    std::int64_t m_last = 0;
};

class TextLinesFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{std::string(kId), "JSON lines with spans", "A text a line with its classes, entities and relations, as doccano has them",
                                               {ShapeKind::WholePicture, ShapeKind::TextSpan, ShapeKind::Relation}, false, false, "text"};
        return info;
    }
    double sniff(const SourceTree& source) const override
    {
        for (std::size_t i = 0; i < source.files().size(); ++i) {
            if (!isLinesFile(source.files()[i]))
                continue;
            const auto head = source.head(i, kHeadSize);
            const auto line = head ? asText(*head).substr(0, asText(*head).find('\n')) : std::string_view();
            const auto json = parseJson(asBytes(line), source.files()[i]);
            if (!json || !json->is_object() || !json->contains("text"))
                continue;
            if (json->contains("entities") || json->contains("spans"))
                return 0.95;
            const auto label = json->find("label");
            if (label != json->end() && label->is_array() && !label->empty() && label->front().is_array())
                return 0.95;
        }
        return 0;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override { return Reading(source, sizes).read(progress); }
    std::string picturePath(const AnnotatedPicture& text, const std::vector<std::string>&) const override { return plainPath(text, false); }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, ".jsonl");
        std::string content;
        for (const AnnotatedPicture& text : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            content += textOf(recordOf(files, text)) + "\n";
        }
        LATHE_CHECK(files.write("texts.jsonl", content));
        return files.take();
    }

private:
    static Json recordOf(AnnotationFiles& files, const AnnotatedPicture& text)
    {
        Json record = {{"text", text.text}, {"name", text.path}, {"classes", Json::array()}, {"entities", Json::array()}, {"relations", Json::array()}};
        if (text.part != Part::Unassigned)
            record["part"] = toString(text.part);
        std::map<std::string, std::int64_t> ids;
        std::int64_t next = 0;
        for (const Annotation& one : text.annotations) {
            if (!files.canSay(text, one))
                continue;
            const std::string name = files.className(one);
            const auto* relation = std::get_if<SpanRelation>(&one.shape);
            if (name.empty()) {
                files.leaveOut(text, one, "The file has nothing without a class");
                continue;
            }
            if (relation)
                continue; // when all spans have a number
            if (const auto* span = std::get_if<TextSpan>(&one.shape)) {
                Json entity = {{"id", ++next}, {"label", name}, {"start_offset", span->start}, {"end_offset", span->end}};
                if (!one.attributes.empty())
                    entity["attributes"] = jsonOf(one.attributes);
                if (one.confidence)
                    entity["score"] = *one.confidence;
                ids.emplace(one.id, next);
                record["entities"].push_back(std::move(entity));
            } else {
                record["classes"].push_back(name);
            }
            files.wrote();
        }
        for (const Annotation& one : text.annotations) {
            const auto* relation = std::get_if<SpanRelation>(&one.shape);
            if (!relation || files.className(one).empty())
                continue;
            const auto from = ids.find(relation->from), to = ids.find(relation->to);
            if (from == ids.end() || to == ids.end()) {
                files.leaveOut(text, one, "An end of it is not there");
                continue;
            }
            record["relations"].push_back({{"id", ++next}, {"from_id", from->second}, {"to_id", to->second}, {"type", files.className(one)}});
            files.wrote();
        }
        addMissing(record, extraFor(kId, text.extra));
        return record;
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeTextLinesFormat()
{
    return std::make_unique<TextLinesFormat>();
}

} // namespace lathe

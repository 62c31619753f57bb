// Apple's Create ML JSON (developer.apple.com, "Building an object detector data source"): boxes by their middle, in
// pixels from the upper left corner.
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/found_gatherer.h"
#include "io/source_paths.h"

#include <array>

namespace lathe {

namespace {

constexpr std::string_view kId = "create-ml";
constexpr std::size_t kHeadSize = 1 << 14;
constexpr std::size_t kMostHeads = 50;

bool isCreateMlHead(std::string_view head)
{
    const auto first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const auto has = [&](std::string_view word) { return head.find(word) != std::string_view::npos; };
    return first != std::string_view::npos && head[first] == '[' && has("\"image\"")
           && (has("\"coordinates\"") || (has("\"annotations\"") && !has("\"data\"") && !has("\"result\"")));
}

std::vector<std::size_t> createMlFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < kMostHeads; ++i) {
        if (extensionOf(source.files()[i]) != "json")
            continue;
        ++heads;
        if (const auto head = source.head(i, kHeadSize); head && isCreateMlHead(asText(*head)))
            found.push_back(i);
    }
    if (found.empty() && source.files().size() == 1)
        found.push_back(0);
    return found;
}

class Reading {
public:
    Reading(const SourceTree& source, const PictureSizes& sizes) : m_source(source), m_gatherer(source, sizes) {}

    Result<FoundAnnotations> read(Progress& progress)
    {
        std::optional<Error> error;
        for (const std::size_t index : createMlFiles(m_source)) {
            const std::string& path = m_source.files()[index];
            auto bytes = m_source.map(index);
            const auto done = bytes ? readJsonElements(bytes->bytes(), path, progress,
                                                       [&](const std::string& key, std::size_t place, Json& value) -> Result<void> {
                                                           if (key.empty() && place != kWholeMember)
                                                               addPicture(path, place, value);
                                                           return {};
                                                       })
                                    : tl::unexpected<Error>(bytes.error());
            if (!done && done.error().code != ErrorCode::Parse)
                return tl::unexpected<Error>(done.error());
            if (!done) {
                m_gatherer.problem(done.error().where, done.error().message);
                error = done.error();
            }
        }
        if (m_gatherer.pictureCount() == 0)
            return error ? tl::unexpected<Error>(*error)
                         : fail(ErrorCode::Parse, "There are no annotations of Create ML in it", "They are a JSON list of pictures with annotations", m_source.name());
        m_gatherer.sortClasses();
        return m_gatherer.take();
    }

private:
    void addPicture(const std::string& file, std::size_t index, const Json& given)
    {
        const std::string place = file + ": picture " + std::to_string(index + 1);
        std::string name;
        for (const char* key : {"image", "imagefilename", "filename"})
            if (name.empty() && given.is_object())
                name = textAt(given, key);
        if (name.empty())
            return m_gatherer.problem(place, "It does not say which picture it is");
        const Part partOfFile = partOfName(fileNameOf(file));
        const std::string path = m_gatherer.finder().find(folderOf(file), name, partOfFile);
        const std::size_t picture = m_gatherer.picture(path, partOfFile == Part::Unassigned ? partOfPath(path) : partOfFile);
        m_gatherer.at(picture).extra = extraOf(kId, given, {"image", "imagefilename", "filename", "annotations", "annotation"});
        const auto annotations = given.find(given.contains("annotations") ? "annotations" : "annotation");
        if (annotations == given.end())
            return;
        if (annotations->is_string()) { // of a classifier
            m_gatherer.add(picture, Annotation{{}, m_gatherer.classOf(annotations->get<std::string>()), WholePicture{}, {}, {}, {}, {}}, place);
            return;
        }
        if (!annotations->is_array())
            return m_gatherer.problem(place, "Its annotations are no list");
        for (std::size_t i = 0; i < annotations->size(); ++i)
            addAnnotation(picture, (*annotations)[i], place + ", annotation " + std::to_string(i + 1));
    }

    void addAnnotation(std::size_t picture, const Json& given, const std::string& place)
    {
        if (!given.is_object())
            return m_gatherer.problem(place, "It is no object");
        const std::string name = textAt(given, "label");
        if (name.empty())
            return m_gatherer.problem(place, "It has no label");
        Annotation annotation;
        annotation.confidence = numberAt(given, "confidence");
        annotation.extra = extraOf(kId, given, {"label", "coordinates", "confidence"});
        const auto coordinates = given.find("coordinates");
        if (coordinates == given.end()) {
            annotation.shape = WholePicture{};
        } else {
            std::array<double, 4> numbers{};
            std::size_t count = 0;
            for (const char* key : {"x", "y", "width", "height"})
                if (const auto number = coordinates->is_object() ? numberAt(*coordinates, key) : std::nullopt)
                    numbers[count++] = *number;
            if (count != 4)
                return m_gatherer.problem(place, "Its coordinates are not x, y, width and height as finite numbers");
            annotation.shape = Box{numbers[0] - numbers[2] / 2, numbers[1] - numbers[3] / 2, numbers[2], numbers[3], 0};
        }
        annotation.label = m_gatherer.classOf(name);
        m_gatherer.add(picture, std::move(annotation), place);
    }

    const SourceTree& m_source;
    FoundGatherer m_gatherer;
};

class CreateMlFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{std::string(kId), "Create ML JSON", "Boxes in a JSON file beside the pictures of each part", {ShapeKind::Box}, false, false};
        return info;
    }
    double sniff(const SourceTree& source) const override
    {
        for (const std::size_t index : createMlFiles(source))
            if (const auto head = source.head(index, kHeadSize); head && isCreateMlHead(asText(*head)))
                return 0.9;
        return 0;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return Reading(source, sizes).read(progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override
    {
        const std::string_view part = partWord(picture.part);
        return std::string(part) + (part.empty() ? "" : "/") + plainPath(picture, true);
    }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, ".json");
        std::array<std::string, 4> texts; // a part: its file lies beside its pictures
        for (const AnnotatedPicture& picture : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const auto place = files.placeOf(picture);
            if (!place)
                continue;
            const std::size_t folder = partWord(picture.part).size();
            const bool isBeside = !files.isOneFile() && folder > 0;
            std::string& text = texts[files.isOneFile() ? 0 : static_cast<std::size_t>(picture.part)];
            text += (text.empty() ? "" : ",\n") + textOf(jsonOfPicture(files, picture, isBeside ? place->substr(folder + 1) : *place));
        }
        for (std::size_t part = 0; part < texts.size(); ++part) {
            const std::string_view word = partWord(static_cast<Part>(part));
            if (!texts[part].empty() || (set.pictures.empty() && part == 0))
                LATHE_CHECK(files.write(std::string(word) + (word.empty() ? "" : "/") + "annotations.json", "[\n" + texts[part] + "\n]\n"));
        }
        return files.take();
    }

private:
    static Json jsonOfPicture(AnnotationFiles& files, const AnnotatedPicture& picture, const std::string& name)
    {
        Json json = {{"image", name}};
        Json& list = json["annotations"] = Json::array();
        for (const Annotation& annotation : picture.annotations) {
            if (!files.canSay(picture, annotation))
                continue;
            if (files.className(annotation).empty()) {
                files.leaveOut(picture, annotation, "Create ML has no box without a label");
                continue;
            }
            const Box& box = std::get<Box>(annotation.shape);
            Json one = {{"label", files.className(annotation)},
                        {"coordinates", {{"x", box.middle().x}, {"y", box.middle().y}, {"width", box.width}, {"height", box.height}}}};
            if (annotation.confidence)
                one["confidence"] = *annotation.confidence;
            if (!annotation.attributes.empty())
                files.lose("attributes");
            if (annotation.group)
                files.lose("group");
            addMissing(one, extraFor(kId, annotation.extra));
            list.push_back(std::move(one));
            files.wrote();
        }
        addMissing(json, extraFor(kId, picture.extra));
        return json;
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeCreateMlFormat()
{
    return std::make_unique<CreateMlFormat>();
}

} // namespace lathe

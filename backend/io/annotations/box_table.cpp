// Boxes in a delimited text, a row each, whatever the columns are called.
#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/found_gatherer.h"
#include "io/csv/row_reader.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr std::string_view kId = "csv";
constexpr std::size_t kHeadSize = 1 << 14;
constexpr std::size_t kMostHeads = 20;
constexpr std::size_t kMostColumns = 1'000;

enum class Places { Edges, Corner, Middle };

/// Which column is what; nothing for those that are not there.
struct Columns {
    using Index = std::optional<std::size_t>;
    Index file, label, part, confidence, pictureWidth, pictureHeight;
    std::array<Index, 4> numbers; ///< edges: left, top, right, bottom; else x, y, width, height
    Places places = Places::Edges;
    std::vector<std::string> names; ///< as written; empty where there is no header
    std::vector<std::size_t> others;

    bool isComplete() const
    {
        return file && std::ranges::all_of(numbers, [](const Index& index) { return index.has_value(); });
    }
};

/// Lower case without blanks, points and lines.
std::string plain(std::string_view name)
{
    std::string result;
    for (const char letter : lowered(trimmed(name)))
        if (letter != ' ' && letter != '_' && letter != '-' && letter != '.')
            result += letter;
    return result;
}

Columns columnsOf(const std::vector<std::string>& header)
{
    Columns columns;
    columns.names = header;
    std::vector<bool> isUsed(header.size());
    const auto take = [&](std::initializer_list<std::string_view> names) -> Columns::Index {
        for (const std::string_view name : names)
            for (std::size_t i = 0; i < header.size(); ++i)
                if (!isUsed[i] && plain(header[i]) == name) {
                    isUsed[i] = true;
                    return i;
                }
        return std::nullopt;
    };
    const auto has = [&](std::string_view name) { return std::ranges::any_of(header, [&](const std::string& given) { return plain(given) == name; }); };
    const auto takeAll = [&](Places places, std::initializer_list<std::initializer_list<std::string_view>> names) {
        std::size_t i = 0;
        for (const auto& choices : names) {
            if (!std::ranges::any_of(choices, has))
                return false;
            ++i;
        }
        i = 0;
        for (const auto& choices : names)
            columns.numbers[i++] = take(choices);
        columns.places = places;
        return columns.isComplete() || !columns.file;
    };
    columns.file = take({"filename", "file", "filepath", "imagepath", "imagename", "image", "path", "img", "imageid", "fname", "name"});
    if (!takeAll(Places::Edges, {{"xmin", "left", "x1", "xtl", "bboxxmin"}, {"ymin", "top", "y1", "ytl", "bboxymin"}, {"xmax", "right", "x2", "xbr", "bboxxmax"}, {"ymax", "bottom", "y2", "ybr", "bboxymax"}})
        && !takeAll(Places::Middle, {{"xcenter", "cx", "centerx", "xc"}, {"ycenter", "cy", "centery", "yc"}, {"w", "boxwidth", "bboxwidth", "width"}, {"h", "boxheight", "bboxheight", "height"}}))
        takeAll(Places::Corner, {{"x", "left", "xmin", "bboxx"}, {"y", "top", "ymin", "bboxy"}, {"w", "boxwidth", "bboxwidth", "width"}, {"h", "boxheight", "bboxheight", "height"}});
    columns.pictureWidth = take({"width", "imagewidth", "imgwidth"});
    columns.pictureHeight = take({"height", "imageheight", "imgheight"});
    columns.label = take({"class", "label", "classname", "labelname", "category", "categoryname", "celltype", "type", "name", "classid", "categoryid"});
    columns.part = take({"part", "split", "subset", "set", "partition", "usage"});
    columns.confidence = take({"confidence", "score", "conf"});
    for (std::size_t i = 0; i < header.size(); ++i)
        if (!isUsed[i])
            columns.others.push_back(i);
    return columns;
}

/// Rows of a path, four edges and a class, without a header.
std::optional<Columns> bareColumns(const std::vector<std::string>& row)
{
    if (row.size() != 6 || parseReal(row[0]) || parseReal(row[5]))
        return std::nullopt;
    for (std::size_t i = 1; i < 5; ++i)
        if (!parseReal(trimmed(row[i])) && !trimmed(row[i]).empty())
            return std::nullopt;
    if (!hasReadEnding(row[0]))
        return std::nullopt;
    Columns columns;
    columns.file = 0;
    columns.numbers = {1, 2, 3, 4};
    columns.label = 5;
    return columns;
}

csv::Dialect dialectOf(std::string_view text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    csv::Dialect dialect;
    for (const char delimiter : {';', '\t'})
        if (std::ranges::count(line, delimiter) > std::ranges::count(line, dialect.delimiter))
            dialect.delimiter = delimiter;
    return dialect;
}

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

std::vector<std::string> cellsOf(csv::RowReader& reader)
{
    std::vector<std::string> cells;
    for (const std::string_view cell : reader.cells())
        cells.push_back(toUtf8(cell));
    return cells;
}

/// The columns by the first row; `isHeader`: it is none of a box.
std::optional<Columns> detect(const std::vector<std::string>& first, bool& isHeader)
{
    if (first.size() > kMostColumns)
        return std::nullopt;
    isHeader = true;
    if (Columns columns = columnsOf(first); columns.isComplete())
        return columns;
    isHeader = false;
    return bareColumns(first);
}

bool isTable(std::string_view head)
{
    head = withoutMark(head);
    if (head.empty())
        return false;
    csv::RowReader reader(head, dialectOf(head));
    bool isHeader = false;
    return reader.next() == csv::RowReader::Line::Row && detect(cellsOf(reader), isHeader);
}

std::vector<std::size_t> tableFiles(const SourceTree& source)
{
    std::vector<std::size_t> found;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < kMostHeads; ++i) {
        const std::string ending = extensionOf(source.files()[i]);
        if (ending != "csv" && ending != "tsv")
            continue;
        ++heads;
        if (const auto head = source.head(i, kHeadSize); head && isTable(asText(*head)))
            found.push_back(i);
    }
    return found;
}

class Reading {
public:
    Reading(const SourceTree& source, const PictureSizes& sizes) : m_source(source), m_gatherer(source, sizes) {}

    Result<FoundAnnotations> read(Progress& progress)
    {
        // Files of a part before those of all: a picture that a part has does not come in twice.
        std::vector<std::size_t> files = tableFiles(m_source);
        std::ranges::stable_partition(files, [&](std::size_t index) { return partOf(m_source.files()[index]) != Part::Unassigned; });
        for (const std::size_t index : files) {
            LATHE_TRY(const MappedBytes bytes, m_source.map(index));
            LATHE_CHECK(readTable(withoutMark(asText(bytes.bytes())), m_source.files()[index], progress));
            for (const std::string& path : m_ownPictures)
                m_seen.insert(path);
            m_ownPictures.clear();
        }
        if (files.empty())
            return fail(ErrorCode::Parse, "There are no boxes in it", "Their table has columns for the picture, the class and four numbers", m_source.name());
        m_gatherer.sortClasses();
        return m_gatherer.take();
    }

private:
    static Part partOf(const std::string& path)
    {
        const Part part = partOfName(fileNameOf(path));
        return part == Part::Unassigned ? partOfPath(path) : part;
    }

    Result<void> readTable(std::string_view text, const std::string& path, Progress& progress)
    {
        csv::RowReader reader(text, dialectOf(text));
        std::optional<Columns> columns;
        std::int64_t line = 0;
        std::size_t counted = 0;
        const Part part = partOf(path);
        while (!reader.isAtEnd()) {
            const std::size_t begin = reader.position();
            line += std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
            counted = begin;
            const auto kind = reader.next();
            const std::string place = path + ":" + std::to_string(line + 1);
            if (line % 4096 == 0 && progress.stopRequested())
                return cancelled();
            if (kind == csv::RowReader::Line::BrokenQuotes)
                m_gatherer.problem(place, "Its quotes are broken");
            if (kind != csv::RowReader::Line::Row)
                continue;
            std::vector<std::string> cells = cellsOf(reader);
            if (!columns) {
                bool isHeader = false;
                columns = detect(cells, isHeader);
                if (!columns)
                    return fail(ErrorCode::Parse, "Its first row does not name the columns of boxes", {}, place);
                if (isHeader)
                    continue;
            }
            addRow(cells, *columns, path, part, place);
        }
        return {};
    }

    void addRow(const std::vector<std::string>& cells, const Columns& columns, const std::string& file, Part part, const std::string& place)
    {
        const auto cell = [&](const Columns::Index& index) { return index && *index < cells.size() ? trimmed(cells[*index]) : std::string(); };
        const std::string named = cell(columns.file);
        if (named.empty())
            return m_gatherer.problem(place, "It does not say which picture it is");
        Part itsPart = part;
        if (const auto said = partFromText(cell(columns.part)))
            itsPart = *said;
        const std::string path = m_gatherer.finder().find(folderOf(file), named, itsPart);
        if (itsPart == Part::Unassigned)
            itsPart = partOfPath(path);
        if (m_seen.contains(path))
            return m_gatherer.note("Pictures of " + file + " that another file has in a part come in once");
        m_ownPictures.insert(path);
        const std::size_t picture = m_gatherer.picture(path, itsPart, sideOf(parseReal(cell(columns.pictureWidth))), sideOf(parseReal(cell(columns.pictureHeight))));
        std::array<double, 4> numbers{};
        std::size_t empty = 0, good = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::string text = cell(columns.numbers[i]);
            const auto number = parseReal(text);
            empty += text.empty() ? 1 : 0;
            good += number ? 1 : 0;
            numbers[i] = number.value_or(0);
        }
        const std::string name = cell(columns.label);
        if (empty == 4 && name.empty()) // a picture without boxes
            return;
        if (good != 4)
            return m_gatherer.problem(place, "Its box is not four finite numbers");
        if (columns.label && name.empty())
            return m_gatherer.problem(place, "It has no class");
        Annotation annotation;
        annotation.label = m_gatherer.classOf(columns.label ? name : "object");
        annotation.confidence = parseReal(cell(columns.confidence));
        annotation.shape = boxOf(numbers, columns.places, m_gatherer.at(picture));
        Json others = Json::object();
        for (const std::size_t index : columns.others)
            if (const std::string text = cell(index); !text.empty())
                others[columns.names[index]] = text;
        annotation.extra = extraOf(kId, std::move(others));
        m_gatherer.add(picture, std::move(annotation), place);
    }

    /// Numbers that all lie within 1 and are not all whole are shares of the picture's sides.
    Box boxOf(std::array<double, 4> numbers, Places places, const AnnotatedPicture& picture)
    {
        const bool areShares = std::ranges::all_of(numbers, [](double number) { return number >= 0 && number <= 1; })
                               && std::ranges::any_of(numbers, [](double number) { return number != std::floor(number); });
        if (areShares && picture.width > 2) {
            m_gatherer.note("Boxes of numbers up to 1 are taken for shares of the picture's sides");
            for (std::size_t i = 0; i < 4; ++i)
                numbers[i] *= i % 2 == 0 ? picture.width : picture.height;
        }
        const auto [x, y, third, fourth] = numbers;
        switch (places) {
        case Places::Edges: return {x, y, third - x, fourth - y, 0};
        case Places::Middle: return {x - third / 2, y - fourth / 2, third, fourth, 0};
        case Places::Corner: break;
        }
        return {x, y, third, fourth, 0};
    }

    const SourceTree& m_source;
    FoundGatherer m_gatherer;
    std::set<std::string> m_seen, m_ownPictures;
};

std::string cellText(std::string_view text)
{
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos && text == trimmed(text))
        return std::string(text);
    std::string result = "\"";
    for (const char letter : text)
        result += letter == '"' ? "\"\"" : std::string(1, letter);
    return result + "\"";
}

class BoxTableFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{std::string(kId), "table of boxes (CSV)", "A row a box: picture, class and four numbers in pixels", {ShapeKind::Box}, false, false};
        return info;
    }
    double sniff(const SourceTree& source) const override { return tableFiles(source).empty() ? 0 : 0.8; }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return Reading(source, sizes).read(progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override { return plainPath(picture, false); }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, ".csv");
        const bool hasParts = std::ranges::any_of(set.pictures, [](const AnnotatedPicture& picture) { return picture.part != Part::Unassigned; });
        bool hasConfidence = false;
        std::set<std::string> others;
        for (const AnnotatedPicture& picture : set.pictures)
            for (const Annotation& annotation : picture.annotations) {
                hasConfidence = hasConfidence || annotation.confidence;
                const Json extra = extraFor(kId, annotation.extra);
                for (const auto& [name, value] : extra.items())
                    others.insert(name);
            }
        std::string text = std::string("filename,width,height,class,xmin,ymin,xmax,ymax") + (hasParts ? ",part" : "") + (hasConfidence ? ",confidence" : "");
        for (const std::string& name : others)
            text += "," + cellText(name);
        text += "\n";
        for (const AnnotatedPicture& picture : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const auto place = files.placeOf(picture);
            if (!place)
                continue;
            const bool isKnown = picture.width > 0 && picture.height > 0;
            const std::string head = cellText(*place) + "," + (isKnown ? std::to_string(picture.width) + "," + std::to_string(picture.height) : ",") + ",";
            const std::string part = hasParts ? "," + std::string(picture.part == Part::Unassigned ? "" : toString(picture.part)) : "";
            std::size_t rows = 0;
            for (const Annotation& annotation : picture.annotations) {
                const std::string name = files.className(annotation);
                if (!files.canSay(picture, annotation))
                    continue;
                if (name.empty()) {
                    files.leaveOut(picture, annotation, "The table has no box without a class");
                    continue;
                }
                const Box& box = std::get<Box>(annotation.shape);
                text += head + cellText(name) + "," + shortest(box.x) + "," + shortest(box.y) + "," + shortest(box.x + box.width) + "," + shortest(box.y + box.height) + part;
                if (hasConfidence)
                    text += "," + (annotation.confidence ? shortest(*annotation.confidence) : "");
                const Json extra = extraFor(kId, annotation.extra);
                for (const std::string& other : others)
                    text += "," + cellText(textAt(extra, other.c_str()));
                text += "\n";
                if (!annotation.attributes.empty())
                    files.lose("attributes");
                if (annotation.group)
                    files.lose("group");
                files.wrote();
                ++rows;
            }
            if (rows == 0)
                text += head + ",,,," + part + std::string((hasConfidence ? 1 : 0) + others.size(), ',') + "\n";
        }
        LATHE_CHECK(files.write("annotations.csv", text));
        return files.take();
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeBoxTableFormat()
{
    return std::make_unique<BoxTableFormat>();
}

} // namespace lathe

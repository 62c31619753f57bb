#include "io/annotations/yolo_layout.h"

#include "base/text.h"
#include "io/annotations/yaml.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>
#include <set>

namespace lathe {

namespace {

constexpr std::size_t kMostClasses = 100'000;
constexpr std::size_t kMostPoints = 1'000;
constexpr std::array<std::string_view, 4> kPartKeys{"train", "val", "valid", "test"};

/// The last folder of that name replaced: `a/images/train/1` gives `a/labels/train/1`.
std::string swapped(const std::string& path, std::string_view from, std::string_view to)
{
    const std::string padded = "/" + path;
    const std::string wanted = "/" + std::string(from) + "/";
    const auto at = padded.rfind(wanted);
    if (at == std::string::npos)
        return path;
    return (padded.substr(0, at + 1) + std::string(to) + padded.substr(at + wanted.size() - 1)).substr(1);
}

bool isYaml(std::string_view path)
{
    const std::string ending = extensionOf(path);
    return ending == "yaml" || ending == "yml";
}

/// The shallowest file that passes.
template <class Test>
std::optional<std::size_t> shallowest(const SourceTree& source, Test&& test)
{
    std::optional<std::size_t> best;
    const auto depth = [&](std::size_t i) { return std::ranges::count(source.files()[i], '/'); };
    for (std::size_t i = 0; i < source.files().size(); ++i)
        if (test(source.files()[i]) && (!best || depth(i) < depth(*best)))
            best = i;
    return best;
}

std::vector<std::string> linesOf(const SourceTree& source, std::size_t index, FoundGatherer& gatherer)
{
    std::vector<std::string> lines;
    const auto content = source.content(index);
    if (!content) {
        gatherer.problem(source.files()[index], toString(content.error()));
        return lines;
    }
    for (const std::string& line : split(asText(*content), '\n'))
        lines.push_back(trimmed(toUtf8(line)));
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

class LayoutFinder {
public:
    LayoutFinder(const SourceTree& source, FoundGatherer& gatherer) : m_source(source), m_gatherer(gatherer)
    {
        for (std::size_t i = 0; i < source.files().size(); ++i)
            if (extensionOf(source.files()[i]) == "txt")
                m_texts.emplace(withoutEnding(source.files()[i]), i);
    }

    Result<YoloLayout> find(Progress& progress)
    {
        const auto yaml = shallowest(m_source, isYaml);
        const auto data = shallowest(m_source, [](const std::string& path) { return extensionOf(path) == "data"; });
        if (yaml) {
            LATHE_CHECK(readYaml(*yaml));
        } else {
            if (data)
                readData(*data);
            readNames();
        }
        if (progress.stopRequested())
            return cancelled();
        if (m_layout.pictures.empty())
            addAll();
        return std::move(m_layout);
    }

private:
    Result<void> readYaml(std::size_t index)
    {
        const std::string& path = m_source.files()[index];
        LATHE_TRY(const Bytes content, m_source.content(index));
        LATHE_TRY(Json yaml, parseYaml(content, path));
        if (!yaml.is_object())
            return fail(ErrorCode::Parse, "It is no mapping of keys", {}, path);
        readYamlNames(yaml, path);
        if (const auto shape = yaml.find("kpt_shape"); shape != yaml.end()) {
            const auto points = shape->is_array() && shape->size() == 2 ? numberOf((*shape)[0]) : std::nullopt;
            const auto values = points ? numberOf((*shape)[1]) : std::nullopt;
            if (!values || *points < 1 || *points > static_cast<double>(kMostPoints) || (*values != 2 && *values != 3)) {
                m_gatherer.problem(path, "Its kpt_shape is not a number of points and 2 or 3");
            } else {
                m_layout.pointsEach = static_cast<std::size_t>(*points);
                m_layout.valuesEach = static_cast<std::size_t>(*values);
            }
        }
        std::vector<std::string> roots{std::string(folderOf(path))};
        if (const std::string root = textAt(yaml, "path"); !root.empty() && !isAbsolutePath(root))
            roots.insert(roots.begin(), cleanPath(roots[0] + "/" + root));
        roots.emplace_back();
        // Training and validation on the same pictures is no split.
        const auto train = yaml.find("train"), validation = yaml.find("val");
        const bool isSplit = train == yaml.end() || validation == yaml.end() || *train != *validation;
        for (const std::string_view key : kPartKeys) {
            const auto entries = yaml.find(key);
            if (entries == yaml.end() || entries->is_null() || (!isSplit && key == "val"))
                continue;
            const Part part = isSplit || key == "test" ? partFromText(key).value_or(Part::Unassigned) : Part::Unassigned;
            addEntries(*entries, part, roots, path + ": " + std::string(key));
        }
        if (const auto others = yaml.find("unassigned"); others != yaml.end())
            addEntries(*others, Part::Unassigned, roots, path + ": unassigned");
        for (const auto& [key, value] : yaml.items()) {
            constexpr std::array<std::string_view, 10> known{"path", "train", "val", "valid", "test", "unassigned", "names", "nc", "kpt_shape", "kpt_names"};
            if (std::ranges::find(known, key) == known.end())
                m_layout.extra[key] = value;
        }
        return {};
    }

    void readYamlNames(const Json& yaml, const std::string& path)
    {
        const auto names = yaml.find("names");
        if (names == yaml.end()) {
            m_gatherer.problem(path, "It has no names of classes");
            return;
        }
        const auto set = [&](std::size_t index, const std::string& name) {
            if (index >= kMostClasses)
                return m_gatherer.problem(path, "The class " + std::to_string(index) + " is beyond the " + grouped(kMostClasses) + " that are read");
            if (m_layout.classes.size() <= index)
                m_layout.classes.resize(index + 1);
            m_layout.classes[index] = name;
        };
        if (names->is_array()) {
            for (std::size_t i = 0; i < names->size(); ++i)
                set(i, scalarText((*names)[i]));
        } else if (names->is_object()) {
            for (const auto& [key, name] : names->items()) {
                if (const auto index = parseInteger(key); index && *index >= 0)
                    set(static_cast<std::size_t>(*index), scalarText(name));
                else
                    m_gatherer.problem(path, "The class “" + key + "” has no number from 0");
            }
        }
        const auto joints = yaml.find("kpt_names");
        if (joints == yaml.end() || !joints->is_object())
            return;
        m_layout.joints.resize(m_layout.classes.size());
        for (const auto& [key, list] : joints->items()) {
            const auto index = parseInteger(key);
            if (!index || *index < 0 || static_cast<std::size_t>(*index) >= m_layout.joints.size() || !list.is_array())
                continue;
            for (const Json& name : list)
                m_layout.joints[static_cast<std::size_t>(*index)].push_back(scalarText(name));
        }
    }

    /// `yes` and `1.0` are names as well.
    static std::string scalarText(const Json& value)
    {
        return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : textOf(value);
    }

    /// darknet: `train = data/train.txt`, `names = data/obj.names`.
    void readData(std::size_t index)
    {
        const std::string folder(folderOf(m_source.files()[index]));
        for (const std::string& line : linesOf(m_source, index, m_gatherer)) {
            const auto equals = line.find('=');
            if (equals == std::string::npos)
                continue;
            const std::string key = lowered(trimmed(line.substr(0, equals))), value = trimmed(line.substr(equals + 1));
            if (std::ranges::find(kPartKeys, key) != kPartKeys.end())
                addEntries(Json(value), partFromText(key).value_or(Part::Unassigned), {folder, ""}, m_source.files()[index] + ": " + key);
        }
    }

    /// One name a line.
    void readNames()
    {
        auto file = shallowest(m_source, [](const std::string& path) { return extensionOf(path) == "names"; });
        if (!file)
            file = shallowest(m_source, [](const std::string& path) { return fileNameOf(path) == "classes.txt"; });
        if (file)
            m_layout.classes = linesOf(m_source, *file, m_gatherer);
        if (m_layout.classes.size() > kMostClasses) {
            m_gatherer.problem(m_source.files()[*file], "It names more than " + grouped(kMostClasses) + " classes");
            m_layout.classes.clear();
        }
    }

    void addEntries(const Json& entries, Part part, const std::vector<std::string>& roots, const std::string& place)
    {
        if (entries.is_string())
            return addEntry(entries.get<std::string>(), part, roots, place);
        if (!entries.is_array())
            return m_gatherer.problem(place, "It is neither a path nor a list of paths");
        for (const Json& entry : entries)
            if (entry.is_string())
                addEntry(entry.get<std::string>(), part, roots, place);
    }

    /// A folder of pictures, a list of pictures, or a picture.
    void addEntry(const std::string& entry, Part part, const std::vector<std::string>& roots, const std::string& place)
    {
        if (hasReadEnding(entry))
            return addListed(entry, part, place);
        for (const std::string& root : roots) {
            const std::string path = cleanPath(root + "/" + entry);
            if (extensionOf(path) == "txt") {
                auto list = m_texts.find(std::string(withoutEnding(path)));
                if (list == m_texts.end())
                    list = m_texts.find(std::string(withoutEnding(std::string(root.empty() ? "" : root + "/") + std::string(fileNameOf(path)))));
                if (list == m_texts.end())
                    continue;
                m_lists.insert(list->second);
                std::size_t number = 0;
                for (const std::string& line : linesOf(m_source, list->second, m_gatherer)) {
                    ++number;
                    if (!line.empty() && !line.starts_with('#'))
                        addListed(line, part, m_source.files()[list->second] + ":" + std::to_string(number));
                }
                return;
            }
            if (addFolder(path, part))
                return;
        }
        m_gatherer.problem(place, "There is nothing at “" + entry + "”");
    }

    bool addFolder(const std::string& folder, Part part)
    {
        const auto isIn = [&](std::string_view path, const std::string& wanted) {
            return wanted.empty() || (path.starts_with(wanted) && path.size() > wanted.size() && path[wanted.size()] == '/');
        };
        bool isAny = false;
        for (const std::string& path : m_gatherer.finder().paths())
            if (isIn(path, folder)) {
                addPicture(path, part);
                isAny = true;
            }
        std::string labels = swapped(folder + "/x", "images", "labels");
        labels.resize(labels.size() - 2);
        for (const auto& [stem, index] : m_texts)
            if (isIn(stem, labels)) {
                addLabels(stem, index, part);
                isAny = true;
            }
        return isAny;
    }

    void addListed(const std::string& named, Part part, const std::string& place)
    {
        const std::string path = m_gatherer.finder().find("", named, part);
        if (m_gatherer.finder().paths().contains(path))
            return addPicture(path, part);
        // Its labels may be there without it, and without the first of its folders.
        for (std::string rest = cleanPath(named);;) {
            const std::string stem(withoutEnding(rest));
            for (const std::string& candidate : {swapped(stem, "images", "labels"), stem})
                if (const auto labels = m_texts.find(candidate); labels != m_texts.end()) {
                    add({rest, part, labels->second});
                    return;
                }
            const auto slash = rest.find('/');
            if (slash == std::string::npos)
                break;
            rest.erase(0, slash + 1);
        }
        m_gatherer.problem(place, "There is neither the picture “" + named + "” nor its labels");
    }

    void addPicture(const std::string& path, Part part)
    {
        const std::string stem(withoutEnding(path));
        YoloLayout::Picture picture{path, part, {}};
        for (const std::string& candidate : {swapped(stem, "images", "labels"), stem})
            if (const auto labels = m_texts.find(candidate); labels != m_texts.end() && !picture.labels)
                picture.labels = labels->second;
        add(std::move(picture));
    }

    /// A file of labels; its picture may not be there.
    void addLabels(const std::string& stem, std::size_t index, Part part)
    {
        const std::string pictureStem = swapped(stem, "labels", "images");
        const auto there = m_gatherer.finder().withStem(pictureStem), beside = m_gatherer.finder().withStem(stem);
        add({there ? *there : beside ? *beside : pictureStem + ".jpg", part, index});
    }

    void add(YoloLayout::Picture picture)
    {
        if (m_seen.insert(picture.path).second)
            m_layout.pictures.push_back(std::move(picture));
    }

    /// Where nothing names the pictures: all, in the parts that their folders say.
    void addAll()
    {
        for (const std::string& path : m_gatherer.finder().paths())
            addPicture(path, partOfPath(path));
        for (const auto& [stem, index] : m_texts) {
            const std::string name = lowered(fileNameOf(m_source.files()[index]));
            if (m_lists.contains(index) || name == "classes.txt" || name.starts_with("readme") || partFromText(withoutEnding(name)))
                continue;
            addLabels(stem, index, partOfPath(stem));
        }
    }

    const SourceTree& m_source;
    FoundGatherer& m_gatherer;
    std::map<std::string, std::size_t> m_texts; ///< by path without ending
    std::set<std::size_t> m_lists;
    std::set<std::string> m_seen;
    YoloLayout m_layout;
};

bool isLabelLine(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return false;
    const std::string line = trimmed(text.substr(first, text.find('\n', first) - first));
    std::size_t values = 0;
    for (const std::string& word : split(line, ' ')) {
        if (!word.empty() && !parseReal(word))
            return false;
        values += word.empty() ? 0 : 1;
    }
    return values >= 5;
}

} // namespace

double sniffYoloLayout(const SourceTree& source)
{
    constexpr std::size_t headSize = 4096, mostHeads = 20;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < mostHeads; ++i) {
        const std::string& path = source.files()[i];
        if (!isYaml(path) && extensionOf(path) != "data")
            continue;
        ++heads;
        const auto head = source.head(i, headSize);
        const std::string_view text = head ? asText(*head) : std::string_view();
        const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
        if (has("names") && (has("train") || has("val") || has("test") || has("nc")))
            return 0.9;
    }
    heads = 0;
    for (std::size_t i = 0; i < source.files().size() && heads < mostHeads; ++i) {
        if (extensionOf(source.files()[i]) != "txt")
            continue;
        ++heads;
        if (const auto head = source.head(i, headSize); head && isLabelLine(asText(*head)))
            return 0.7;
    }
    return 0;
}

Result<YoloLayout> yoloLayout(const SourceTree& source, FoundGatherer& gatherer, Progress& progress)
{
    return LayoutFinder(source, gatherer).find(progress);
}

} // namespace lathe

// Token files as of the CoNLL-2003 shared task (Tjong Kim Sang and De Meulder 2003): a token a line, its tag last, an empty
// line behind each sentence, `-DOCSTART-` before each document. Tags are read as IOB1, IOB2 (BIO), BIOES and BILOU,
// whichever they are, and written as BIO.
#include "base/text.h"
#include "data/code_points.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/builtin_formats.h"
#include "io/annotations/found_gatherer.h"
#include "io/importers/text_content.h"
#include "io/source_paths.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

constexpr std::string_view kDocument = "-DOCSTART-";
constexpr std::string_view kEnding = ".conll";

bool isBlank(char letter) { return letter == ' ' || letter == '\t' || letter == '\r'; }

/// The columns of a line.
std::vector<std::string_view> columnsOf(std::string_view line)
{
    std::vector<std::string_view> columns;
    for (std::size_t i = 0; i < line.size();) {
        while (i < line.size() && isBlank(line[i]))
            ++i;
        const std::size_t start = i;
        while (i < line.size() && !isBlank(line[i]))
            ++i;
        if (i > start)
            columns.push_back(line.substr(start, i - start));
    }
    return columns;
}

/// `B-PER` as B and PER; O as O; a tag without a letter before it as I and the tag.
struct Tag {
    char place = 'O';
    std::string_view name;
};
Tag tagOf(std::string_view text)
{
    if (text == "O" || text == "_" || text == "-")
        return {};
    if (text.size() > 2 && text[1] == '-' && std::string_view("BIESLUM").find(text[0]) != std::string_view::npos)
        return {text[0], text.substr(2)};
    return {'I', text};
}

bool isTag(std::string_view text)
{
    return text == "O" || (text.size() > 2 && text[1] == '-' && std::string_view("BIESLUM").find(text[0]) != std::string_view::npos);
}

/// How sure the beginning of a file makes of being one of these.
double sureness(std::string_view head)
{
    std::size_t lines = 0, tagged = 0;
    bool isFirst = true;
    while (!head.empty()) {
        const auto end = head.find('\n');
        if (end == std::string_view::npos && !isFirst)
            break; // perhaps cut
        const auto columns = columnsOf(head.substr(0, end));
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        if (columns.empty())
            continue;
        if (columns.front() == kDocument)
            return 0.95;
        isFirst = false;
        ++lines;
        tagged += columns.size() >= 2 && isTag(columns.back());
    }
    return lines >= 2 && tagged * 10 >= lines * 9 ? 0.93 : 0;
}

/// `isAsked`: a file alone is meant, whatever it looks like.
std::vector<std::size_t> tokenFiles(const SourceTree& source, bool isAsked)
{
    constexpr std::array<std::string_view, 8> endings = {"conll", "bio", "iob", "iob2", "bioes", "tsv", "txt", "ner"};
    constexpr std::size_t headSize = 1 << 14;
    std::vector<std::size_t> files;
    const bool isAlone = source.files().size() == 1;
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const std::string ending = extensionOf(source.files()[i]);
        // CoNLL-2003's own files end in .testa and .train.
        const bool fits = isAlone || std::ranges::find(endings, ending) != endings.end() || ending.starts_with("test") || ending == "train" || ending == "dev";
        if (!fits)
            continue;
        if (const auto head = source.head(i, headSize); (isAlone && isAsked) || (head && sureness(asText(*head)) > 0))
            files.push_back(i);
    }
    return files;
}

Part partOfFile(const std::string& path)
{
    const std::string ending = extensionOf(path);
    if (ending == "testa")
        return Part::Validation;
    if (ending == "testb")
        return Part::Test;
    const Part part = partOfName(fileNameOf(path));
    return part == Part::Unassigned ? partOfPath(path) : part;
}

/// Puts a text together of tokens, and its spans of tags.
class Document {
public:
    void token(std::string_view token, const Tag& tag)
    {
        // What parts it from the token before is no part of a span that begins here.
        if (!m_isLineStart)
            append(" ");
        else if (std::exchange(m_hasBreak, false)) {
            append("\n");
            ++m_lines;
        }
        const std::uint32_t start = m_length;
        append(token);
        m_isLineStart = false;
        const bool goesOn = m_isOpen && tag.name == m_name && std::string_view("IELM").find(tag.place) != std::string_view::npos;
        if (!goesOn)
            close();
        if (tag.place == 'O')
            return;
        if (!goesOn) {
            m_isOpen = true;
            m_start = start;
            m_name = tag.name;
        }
        m_end = m_length;
        if (std::string_view("ESLU").find(tag.place) != std::string_view::npos)
            close();
    }
    void sentence()
    {
        close();
        m_hasBreak = m_hasBreak || !m_isLineStart;
        m_isLineStart = true;
    }
    bool isEmpty() const { return m_text.empty(); }

    void take(FoundGatherer& gatherer, const std::string& path, Part part)
    {
        close();
        const std::size_t index = gatherer.picture(path, part, std::max(m_length, 1U), m_lines);
        gatherer.at(index).text = std::exchange(m_text, {});
        for (const auto& [span, name] : std::exchange(m_spans, {})) {
            Annotation one;
            one.id = std::to_string(gatherer.at(index).annotations.size() + 1);
            one.label = gatherer.classOf(name);
            one.shape = span;
            gatherer.add(index, std::move(one), path);
        }
        *this = {};
    }

private:
    void append(std::string_view text)
    {
        m_text += text;
        m_length += static_cast<std::uint32_t>(CodePoints(text).size());
    }
    void close()
    {
        if (std::exchange(m_isOpen, false))
            m_spans.emplace_back(TextSpan{m_start, m_end}, m_name);
    }

    std::string m_text;
    std::uint32_t m_length = 0, m_lines = 1;
    bool m_isLineStart = true, m_hasBreak = false, m_isOpen = false;
    std::uint32_t m_start = 0, m_end = 0;
    std::string m_name;
    std::vector<std::pair<TextSpan, std::string>> m_spans;
};

Result<FoundAnnotations> readConll(const SourceTree& source, const PictureSizes& sizes, Progress& progress)
{
    FoundGatherer gatherer(source, sizes);
    const std::vector<std::size_t> files = tokenFiles(source, true);
    for (const std::size_t file : files) {
        const std::string& path = source.files()[file];
        LATHE_TRY(const Bytes bytes, source.content(file));
        std::string text(asText(bytes));
        if (!isUtf8(text)) {
            gatherer.note("What is not UTF-8 in " + path + " became U+FFFD");
            text = toUtf8(text);
        }
        const bool hasDocuments = text.find(kDocument) != std::string::npos;
        const Part part = partOfFile(path);
        Document document;
        std::size_t number = 0;
        std::int64_t line = 0;
        const auto finish = [&] {
            if (!document.isEmpty())
                document.take(gatherer, path + "#" + std::to_string(++number), part);
        };
        for (std::string_view rest = text; !rest.empty();) {
            const auto end = rest.find('\n');
            const auto columns = columnsOf(rest.substr(0, end));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            if (++line % 4096 == 0 && progress.stopRequested())
                return cancelled();
            if (columns.empty()) {
                document.sentence();
                if (!hasDocuments)
                    finish();
            } else if (columns.front() == kDocument) {
                finish();
            } else if (columns.size() == 1) {
                gatherer.problem(path + ":" + std::to_string(line), "The token has no tag and is taken as outside");
                document.token(columns.front(), {});
            } else {
                document.token(columns.front(), tagOf(columns.back()));
                if (columns.size() > 2 && columns[1] != "-X-" && columns[1] != "_")
                    gatherer.note("Columns between the token and its tag are not kept");
            }
        }
        finish();
    }
    gatherer.sortClasses();
    FoundAnnotations found = gatherer.take();
    if (found.set.pictures.empty())
        return fail(ErrorCode::Parse, "There is no token in it", "A token file has a token and its tag in each line", source.name());
    return found;
}

/// The tokens of a text, cut where spans begin and end.
std::vector<TextSpan> cutTokens(const CodePoints& points, const std::vector<std::pair<TextSpan, std::string>>& spans)
{
    std::set<std::uint32_t> cuts;
    for (const auto& [span, name] : spans) {
        cuts.insert(span.start);
        cuts.insert(span.end);
    }
    std::vector<TextSpan> tokens;
    for (TextSpan token : tokensOf(points)) {
        for (auto cut = cuts.upper_bound(token.start); cut != cuts.end() && *cut < token.end; ++cut) {
            tokens.push_back({token.start, *cut});
            token.start = *cut;
        }
        tokens.push_back(token);
    }
    return tokens;
}

class ConllFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{"conll", "CoNLL tokens (BIO)", "A token and its tag a line; nested and overlapping spans cannot be said, nor relations",
                                               {ShapeKind::TextSpan}, false, false, "text"};
        return info;
    }
    double sniff(const SourceTree& source) const override
    {
        const auto files = tokenFiles(source, false);
        return files.empty() || files.size() * 2 < source.files().size() ? 0 : 0.94;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override { return readConll(source, sizes, progress); }
    std::string picturePath(const AnnotatedPicture& text, const std::vector<std::string>&) const override { return plainPath(text, false); }

    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        AnnotationFiles files(*this, set, target, kEnding);
        std::map<std::string, std::string> contents;
        for (const AnnotatedPicture& text : set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            const std::string_view part = files.isOneFile() ? std::string_view() : partWord(text.part);
            addDocument(files, text, contents[(part.empty() ? "texts" : std::string(part)) + std::string(kEnding)]);
        }
        for (const auto& [name, content] : contents)
            LATHE_CHECK(files.write(name, content));
        return files.take();
    }

private:
    /// Where spans overlap, the longer one is written.
    static std::vector<std::pair<TextSpan, std::string>> separate(AnnotationFiles& files, const AnnotatedPicture& text)
    {
        std::vector<const Annotation*> sorted;
        for (const Annotation& one : text.annotations)
            if (files.canSay(text, one))
                sorted.push_back(&one);
        const auto spanOf = [](const Annotation* one) { return std::get<TextSpan>(one->shape); };
        std::ranges::stable_sort(sorted, [&](const Annotation* a, const Annotation* b) { return spanOf(a).end - spanOf(a).start > spanOf(b).end - spanOf(b).start; });
        std::vector<std::pair<TextSpan, std::string>> taken;
        for (const Annotation* one : sorted) {
            const TextSpan span = spanOf(one);
            std::string name = files.className(*one);
            // A blank would make two columns of the tag.
            std::ranges::replace_if(name, [](char letter) { return isBlank(letter) || letter == '\n'; }, '_');
            if (name.empty()) {
                files.leaveOut(text, *one, "A tag needs a class");
                continue;
            }
            if (std::ranges::any_of(taken, [&](const auto& other) { return span.start < other.first.end && other.first.start < span.end; })) {
                files.leaveOut(text, *one, "It overlaps a longer span, and a token has one tag");
                continue;
            }
            taken.emplace_back(span, name);
            if (!one->attributes.empty())
                files.lose("attributes");
            files.wrote();
        }
        std::ranges::sort(taken, {}, [](const auto& one) { return one.first.start; });
        return taken;
    }

    static void addDocument(AnnotationFiles& files, const AnnotatedPicture& text, std::string& content)
    {
        const CodePoints points(text.text);
        const auto spans = separate(files, text);
        content += std::string(kDocument) + " -X- -X- O\n\n";
        auto span = spans.begin();
        std::uint32_t last = 0;
        bool isFirst = true;
        for (const TextSpan& token : cutTokens(points, spans)) {
            if (!isFirst && points.slice(last, token.start).find('\n') != std::string_view::npos)
                content += '\n';
            while (span != spans.end() && span->first.end <= token.start)
                ++span;
            const bool isInside = span != spans.end() && span->first.start <= token.start;
            content += std::string(points.slice(token)) + " -X- -X- ";
            content += !isInside ? "O" : (span->first.start == token.start ? "B-" : "I-") + span->second;
            content += '\n';
            last = token.end;
            isFirst = false;
        }
        content += '\n';
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeConllFormat()
{
    return std::make_unique<ConllFormat>();
}

} // namespace lathe

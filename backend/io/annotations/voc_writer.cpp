#include "base/text.h"
#include "io/annotations/annotation_files.h"
#include "io/annotations/annotation_json.h"
#include "io/annotations/voc.h"
#include "io/annotations/xml_json.h"

#include <array>
#include <numbers>

namespace lathe {

namespace {

std::string boxText(const std::string& indent, const Box& box, bool isFromOne)
{
    const std::string inner = indent + "  ";
    if (box.angle != 0) {
        std::string text = xmlElement(indent, "type", "robndbox") + indent + "<robndbox>\n";
        text += xmlElement(inner, "cx", shortest(box.middle().x)) + xmlElement(inner, "cy", shortest(box.middle().y));
        text += xmlElement(inner, "w", shortest(box.width)) + xmlElement(inner, "h", shortest(box.height));
        return text + xmlElement(inner, "angle", shortest(box.angle * std::numbers::pi / 180)) + indent + "</robndbox>\n";
    }
    const double first = isFromOne ? 1 : 0;
    std::string text = indent + "<bndbox>\n";
    text += xmlElement(inner, "xmin", shortest(box.x + first)) + xmlElement(inner, "ymin", shortest(box.y + first));
    text += xmlElement(inner, "xmax", shortest(box.x + box.width)) + xmlElement(inner, "ymax", shortest(box.y + box.height));
    return text + indent + "</bndbox>\n";
}

std::string attributesText(const Attributes& attributes)
{
    std::string own, others;
    for (const auto& [name, value] : attributes) {
        const auto* truth = std::get_if<bool>(&value);
        const auto* text = std::get_if<std::string>(&value);
        if (truth && (name == "difficult" || name == "truncated" || name == "occluded"))
            own += xmlElement("    ", name, *truth ? "1" : "0");
        else if (text && name == "pose")
            own += xmlElement("    ", name, *text);
        else
            others += "      <attribute>\n" + xmlElement("        ", "name", name)
                      + xmlElement("        ", "value", truth ? (*truth ? "true" : "false") : text ? *text : shortest(std::get<double>(value)))
                      + "      </attribute>\n";
    }
    return own + (others.empty() ? "" : "    <attributes>\n" + others + "    </attributes>\n");
}

class VocWriting {
public:
    VocWriting(const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target)
        : m_set(set), m_files(format, set, target, {})
    {
    }

    Result<WrittenAnnotations> write(Progress& progress)
    {
        std::array<std::string, 4> lists;
        std::int64_t done = 0;
        for (const AnnotatedPicture& picture : m_set.pictures) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(++done, std::ssize(m_set.pictures), picture.path);
            const auto place = m_files.placeOf(picture);
            if (!place)
                continue;
            const std::string name = place->substr(place->find('/') + 1), stem(withoutEnding(name));
            if (!m_stems.insert(stem).second) {
                m_files.leaveOut(picture.path, "Another picture has its name " + stem + " in this format");
                continue;
            }
            LATHE_CHECK(m_files.write("Annotations/" + stem + ".xml", textFor(picture, name)));
            lists[static_cast<std::size_t>(picture.part)] += stem + "\n";
        }
        for (const Part part : kParts)
            if (const auto& list = lists[static_cast<std::size_t>(part)]; !list.empty())
                LATHE_CHECK(m_files.write("ImageSets/Main/" + std::string(partWord(part)) + ".txt", list));
        LATHE_CHECK(m_files.write("labelmap.txt", labelMap()));
        return m_files.take();
    }

private:
    std::string labelMap() const
    {
        std::string text = "# label:color_rgb:parts:actions\n";
        for (std::size_t i = 0; i < m_set.classes.size(); ++i) {
            const ClassTraits traits = i < m_set.traits.size() ? m_set.traits[i] : ClassTraits{};
            std::string colour;
            if (traits.colour.size() == 7)
                for (std::size_t at = 1; at < 7; at += 2)
                    colour += (at > 1 ? "," : "") + std::to_string(std::strtol(traits.colour.substr(at, 2).c_str(), nullptr, 16));
            const Json extra = extraFor(kVocId, traits.extra);
            const std::string& name = m_set.classes[i];
            if (name.find_first_of(":\n\r#") != std::string::npos) // the map cannot say it; the XML files can
                continue;
            text += name + ":" + colour + ":" + textAt(extra, "parts") + ":" + textAt(extra, "actions") + "\n";
        }
        return text;
    }

    std::string textFor(const AnnotatedPicture& picture, const std::string& name)
    {
        const Json extra = extraFor(kVocId, picture.extra);
        const auto source = extra.find("source");
        const bool isFromOne = source != extra.end() && source->is_object() && isVocDatabase(textAt(*source, "database"));
        std::string text = "<annotation>\n";
        for (const auto& [key, value] : extra.items())
            if (key != "size" && key != "object" && key != "filename")
                text += elementsOf("  ", key, value);
        text += xmlElement("  ", "filename", name);
        if (picture.width > 0 && picture.height > 0) {
            const auto size = extra.find("size");
            const std::string depth = size != extra.end() && size->is_object() ? textAt(*size, "depth") : "";
            text += "  <size>\n" + xmlElement("    ", "width", std::to_string(picture.width)) + xmlElement("    ", "height", std::to_string(picture.height))
                    + xmlElement("    ", "depth", depth.empty() ? "3" : depth) + "  </size>\n";
        }
        for (const Annotation& annotation : picture.annotations)
            text += objectText(picture, annotation, isFromOne);
        return text + "</annotation>\n";
    }

    std::string objectText(const AnnotatedPicture& picture, const Annotation& annotation, bool isFromOne)
    {
        if (!m_files.canSay(picture, annotation))
            return {};
        const std::string name = m_files.className(annotation);
        if (name.empty()) {
            m_files.leaveOut(picture, annotation, "VOC has no object without a name");
            return {};
        }
        std::string text = "  <object>\n" + xmlElement("    ", "name", name) + attributesText(annotation.attributes);
        text += boxText("    ", std::get<Box>(annotation.shape), isFromOne);
        if (annotation.confidence)
            text += xmlElement("    ", "confidence", shortest(*annotation.confidence));
        if (annotation.group)
            text += xmlElement("    ", "group", std::to_string(*annotation.group));
        const Json extra = extraFor(kVocId, annotation.extra);
        for (const auto& [key, value] : extra.items())
            if (key != "part" && key != "name" && key != "bndbox" && key != "isPart")
                text += elementsOf("    ", key, value);
        m_files.wrote();
        return text + "  </object>\n";
    }

    const AnnotationSet& m_set;
    AnnotationFiles m_files;
    std::set<std::string> m_stems;
};

} // namespace

Result<WrittenAnnotations> writeVoc(const AnnotationFormat& format, const AnnotationSet& set,
                                    const std::filesystem::path& target, Progress& progress)
{
    return VocWriting(format, set, target).write(progress);
}

} // namespace lathe

#include "io/annotations/builtin_formats.h"

#include "base/text.h"

namespace lathe {

Catalog<AnnotationFormat> builtinAnnotationFormats()
{
    Catalog<AnnotationFormat> formats;
    formats.add(makeCocoFormat());
    formats.add(makeVocFormat());
    formats.add(makeYoloFormat());
    formats.add(makeYoloSegmentationFormat());
    formats.add(makeYoloOrientedFormat());
    formats.add(makeYoloPoseFormat());
    formats.add(makeLabelMeFormat());
    formats.add(makeCreateMlFormat());
    formats.add(makeBoxTableFormat());
    formats.add(makeCvatFormat());
    formats.add(makeLabelStudioFormat());
    formats.add(makePictureFolderFormat());
    formats.add(makeConllFormat());
    formats.add(makeTextLinesFormat());
    formats.add(makeLabelStudioTextFormat());
    formats.add(makeAudacityFormat());
    formats.add(makeSpanTableFormat());
    formats.add(makeLabelStudioSoundFormat());
    return formats;
}

Result<const AnnotationFormat*> chooseAnnotationFormat(const Catalog<AnnotationFormat>& formats, const SourceTree& source,
                                                       std::string_view format, std::string_view kind)
{
    if (format != "auto") {
        LATHE_TRY(const AnnotationFormat* chosen, formats.get(format, "format of annotations"));
        if (chosen->info().kind != kind)
            return fail(ErrorCode::Incompatible, chosen->info().name + " is for items of the kind " + chosen->info().kind + ", not " + std::string(kind),
                        "Choose a format for items of the kind " + std::string(kind), source.name());
        return chosen;
    }
    const AnnotationFormat* best = nullptr;
    double surest = 0;
    std::vector<std::string> names;
    for (const auto& candidate : formats) {
        if (candidate->info().kind != kind)
            continue;
        names.push_back(candidate->info().name);
        const double confidence = candidate->sniff(source);
        if (confidence > surest) {
            surest = confidence;
            best = candidate.get();
        }
    }
    if (best)
        return best;
    return fail(ErrorCode::Incompatible, source.files().empty() ? "There are no files in it" : "There are no annotations in it that Lathe reads",
                "Lathe reads " + join(names, ", "), source.name());
}

} // namespace lathe

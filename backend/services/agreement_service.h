// Agreement between people: rounds of labelling, answers from files, pictures with known answers.
#pragma once

#include "label/round_result.h"
#include "services/label_service.h"

namespace lathe {

// Each writes to the journal of the dataset, in the name of `author`, as the window does.

/// Fails as drawnRound(), and with AlreadyExists while another round is open.
Result<LabelRound> startRound(Workbench& workbench, std::string_view dataset, const RoundOptions& options, const std::string& author, Progress& progress);

/// Nobody answers any more, and everybody may see the answers. Fails with NotFound, InvalidArgument (it is closed).
Result<LabelRound> closeRound(Workbench& workbench, std::string_view dataset, std::string_view round, const std::string& author, Progress& progress);

/// What a file said of pictures.
struct ClassesTaken {
    std::int64_t pictures = 0;
    std::int64_t passedOver = 0; ///< not in the dataset or the round, or of a class that the dataset does not have
};

/// The classes of pictures in a table (see class_table.h) or an annotation file as the answers of `person`. Fails with NotFound, InvalidArgument (the
/// round is closed), Parse, Incompatible.
Result<ClassesTaken> takeAnswers(Workbench& workbench, std::string_view dataset, std::string_view round, const std::filesystem::path& file,
                                 const std::string& person, Progress& progress);

/// The same as known answers.
Result<ClassesTaken> takeGold(Workbench& workbench, std::string_view dataset, const std::filesystem::path& file, const std::string& author, Progress& progress);

/// The consensus of a closed round becomes the class of its pictures, and a version holds it. Returns how many changed.
/// Fails with NotFound, InvalidArgument (the round is open).
Result<std::int64_t> adoptConsensus(Workbench& workbench, std::string_view dataset, std::string_view round, const std::string& author, Progress& progress);

} // namespace lathe

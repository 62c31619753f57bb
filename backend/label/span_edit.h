// What a hand does to spans of texts and clips, and to the relations between them: as changes for the journal.
#pragma once

#include "label/label_state.h"

namespace lathe {

/// What a new annotation of the class begins with: the presets of its attributes.
Attributes presetsOf(const ClassTraits& traits);

/// Removes annotations, and the relations that would lose an end.
std::vector<LabelChange> removals(const LabelState& state, std::size_t item, const std::vector<std::string>& ids);

/// A relation of that type from one annotation to another; where it is there already, it is taken away. Empty where
/// both ends are the same or are no spans.
std::vector<LabelChange> related(const LabelState& state, std::size_t item, const std::string& from, const std::string& to, std::int32_t type);

/// The annotations as new ones with new ids; relations among them go along, others do not. A span that does not fit
/// the item, `length` of it being code points or seconds, is left out.
std::vector<LabelChange> pasted(const LabelState& state, std::size_t item, const std::vector<Annotation>& copied, double length);

/// The types of relations among the classes that are there, in a person's order; and the others.
std::vector<std::int32_t> relationTypes(const LabelState& state);
std::vector<std::int32_t> itemClasses(const LabelState& state);

} // namespace lathe

// Changes of the schema of labels: attributes of classes, and classes split. Nothing that was said is lost: every change
// is one batch of the journal, and undoing it puts everything back.
#pragma once

#include "base/message.h"
#include "label/label_state.h"

namespace lathe {

/// Gives the class these attributes. `renamed`: names that became others, by which what annotations say goes along.
/// Values of attributes that the class no longer asks for stay with their annotations.
std::vector<LabelChange> withAttributes(const LabelState& state, std::int32_t label, const std::vector<AttributeSpec>& specs,
                                        const std::vector<std::pair<std::string, std::string>>& renamed = {});

/// A class of its own for each value that annotations of the class have of the attribute, `car: red`: they move there.
/// Those without a value stay, and the class too.
std::vector<LabelChange> splitByAttribute(const LabelState& state, std::int32_t label, const std::string& attribute);
/// The names of the attributes that annotations of the class have, with how many values there are of each.
std::vector<std::pair<std::string, std::size_t>> splitChoices(const LabelState& state, std::int32_t label);

/// Of these items, what is of the class moves to a new one of that name with the traits of the old one.
std::vector<LabelChange> splitOff(const LabelState& state, std::int32_t label, const std::string& name, const std::vector<std::size_t>& items);

/// The class one place up (−1) or down (1) among those of its sort: classes, or types of relations. Empty at the end.
std::vector<LabelChange> movedClass(const LabelState& state, std::int32_t label, int step);

/// Why specs cannot be a class's: a name that is empty or stands twice, a choice without choices; nothing: they can.
std::optional<Message> problemOf(const std::vector<AttributeSpec>& specs);

} // namespace lathe

#include "ui/pages/label/label_marks.h"

#include "ui/models/format.h"
#include "ui/pages/label/class_list.h"

#include <QCoreApplication>
#include <QLocale>

namespace lathe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LabelMarks)
};

QString nameOf(const LabelState& state, std::int32_t label) { return text(state.classes()[static_cast<std::size_t>(label)].name); }

} // namespace

std::optional<ItemGrid::Badge> gridBadge(const Labelling& labelling, const LiveLoop& live, std::size_t item)
{
    const LabelState& state = labelling.state();
    ItemGrid::Badge badge;
    const ItemProgress progress = state.progress(item);
    badge.icon = progress == ItemProgress::Done ? QStringLiteral("check") : progress == ItemProgress::Skipped ? QStringLiteral("skip")
        : progress == ItemProgress::Flagged ? QStringLiteral("flag") : state.isBlind(item) ? QStringLiteral("eye") : state.gold(item) >= 0 ? QStringLiteral("star") : QString();
    std::int32_t label = state.label(item);
    const auto count = state.annotationCount(item);
    if (label >= 0) {
        badge.text = nameOf(state, label);
    } else if (count > 0) {
        const auto list = state.annotations(item);
        label = list.front().label;
        QStringList names;
        for (const Annotation& mark : list)
            if (std::holds_alternative<WholePicture>(mark.shape) && mark.label >= 0)
                names << nameOf(state, mark.label);
        badge.text = names.isEmpty() ? Words::tr("%n annotation(s)", nullptr, int(count)) : names.join(QStringLiteral(", "));
    }
    badge.color = classColor(state, label);
    if (const auto guess = live.suggestion(item); badge.text.isEmpty() && guess) {
        badge.text = QStringLiteral("%1 %2").arg(nameOf(state, guess->label), QLocale().toString(guess->probability, 'f', 2));
        badge.color = classColor(state, guess->label);
        badge.isGhost = true;
    }
    return badge.text.isEmpty() && badge.icon.isEmpty() ? std::nullopt : std::optional(badge);
}

LabelQueue::Mark queueMark(const LabelState& state, std::size_t item, bool isInHand)
{
    const auto annotations = qint64(state.annotationCount(item));
    if (isInHand)
        return {QStringLiteral("pencil"), countText(annotations)};
    const QString count = annotations > 0 ? countText(annotations) : QString();
    switch (state.progress(item)) {
    case ItemProgress::Done: return {QStringLiteral("check"), count};
    case ItemProgress::Skipped: return {QStringLiteral("skip"), Words::tr("skipped")};
    case ItemProgress::Flagged: return {QStringLiteral("flag"), Words::tr("flagged")};
    case ItemProgress::Open: break;
    }
    return {{}, state.label(item) >= 0 ? nameOf(state, state.label(item)) : count};
}

} // namespace lathe

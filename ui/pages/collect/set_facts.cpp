#include "ui/pages/collect/set_facts.h"

#include "data/checks.h"
#include "ui/plots/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace lathe {

SetFacts::SetFacts(const ItemSet& set)
{
    items = std::int64_t(set.items.size());
    classes = std::int64_t(set.classes.size());
    for (std::size_t i = 0; i < set.items.size(); ++i) {
        const Item& item = set.items[i];
        ++parts[std::size_t(item.part)];
        withoutClass += !isLabelled(set, i);
        if (item.marks & NearDuplicate) {
            nearDuplicates.push_back(i);
            if (item.twin >= 0 && std::size_t(item.twin) < set.items.size()) {
                const Part other = set.items[std::size_t(item.twin)].part;
                twinsAcrossTestAndTrain += (item.part == Part::Test && other == Part::Train)
                    || (item.part == Part::Train && other == Part::Test);
            }
        }
        if (item.marks & NearlyPlain)
            nearlyPlain.push_back(i);
        const auto area = [](const std::uint32_t* size) { return std::uint64_t(size[0]) * size[1]; };
        const std::uint32_t size[2] = {item.width, item.height};
        if (i == 0 || area(size) < area(smallest))
            std::copy_n(size, 2, smallest);
        if (i == 0 || area(size) > area(largest))
            std::copy_n(size, 2, largest);
        sameSize = sameSize && item.width == set.items.front().width && item.height == set.items.front().height;
    }
}

QString SetFacts::sizeText() const
{
    if (items == 0)
        return QStringLiteral("–");
    const auto text = [](const std::uint32_t* size) {
        return QStringLiteral("%1 × %2").arg(countText(size[0]), countText(size[1]));
    };
    return sameSize ? QCoreApplication::translate("SetFacts", "%1 px, all").arg(text(smallest))
                    : QCoreApplication::translate("SetFacts", "%1 to %2 px").arg(text(smallest), text(largest));
}

QString partName(Part part)
{
    switch (part) {
    case Part::Train: return QCoreApplication::translate("Part", "Train");
    case Part::Validation: return QCoreApplication::translate("Part", "Validation");
    case Part::Test: return QCoreApplication::translate("Part", "Test");
    case Part::Unassigned: break;
    }
    return QCoreApplication::translate("Part", "No part");
}

} // namespace lathe

#include "ml/successive_halving.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lathe {

namespace {

double orWorst(double loss)
{
    return std::isnan(loss) ? std::numeric_limits<double>::infinity() : loss;
}

std::size_t kept(std::size_t count, int factor)
{
    return (count + static_cast<std::size_t>(factor) - 1) / static_cast<std::size_t>(factor);
}

} // namespace

Result<std::vector<std::int64_t>> halvingRungs(std::int64_t least, std::int64_t most, int factor)
{
    if (least < 1 || most < least || factor < 2)
        return fail(ErrorCode::InvalidArgument, "Halving needs a resource of at least 1 that may grow, and a factor of at least 2");
    std::vector<std::int64_t> rungs;
    for (std::int64_t resource = least; resource < most; resource *= factor) {
        rungs.push_back(resource);
        if (resource > most / factor)
            break;
    }
    rungs.push_back(most);
    return rungs;
}

std::vector<std::size_t> halved(const std::vector<double>& losses, int factor)
{
    std::vector<std::size_t> order(losses.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return orWorst(losses[i]); });
    order.resize(kept(losses.size(), factor));
    std::ranges::sort(order);
    return order;
}

Result<HalvingOutcome> successiveHalving(std::size_t candidates, const std::vector<std::int64_t>& rungs, int factor,
                                         const std::function<Result<double>(std::size_t, std::int64_t)>& lossOf)
{
    if (candidates == 0 || rungs.empty() || factor < 2)
        return fail(ErrorCode::InvalidArgument, "Halving needs candidates, rungs, and a factor of at least 2");
    HalvingOutcome outcome;
    outcome.lastRung.assign(candidates, 0);
    std::vector<std::size_t> left(candidates);
    std::iota(left.begin(), left.end(), std::size_t(0));
    for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
        std::vector<double> losses;
        for (const std::size_t candidate : left) {
            LATHE_TRY(const double loss, lossOf(candidate, rungs[rung]));
            losses.push_back(loss);
            outcome.lastRung[candidate] = rung;
            outcome.spent += rungs[rung];
        }
        const auto best = std::ranges::min_element(losses, {}, orWorst) - losses.begin();
        outcome.best = left[static_cast<std::size_t>(best)];
        std::vector<std::size_t> next;
        for (const std::size_t position : halved(losses, factor))
            next.push_back(left[position]);
        left = std::move(next);
    }
    return outcome;
}

bool HalvingRecord::goesOn(std::size_t rung, double loss)
{
    if (m_losses.size() <= rung)
        m_losses.resize(rung + 1);
    std::vector<double>& losses = m_losses[rung];
    const auto better = std::ranges::count_if(losses, [&](double other) { return orWorst(other) <= orWorst(loss); });
    losses.push_back(loss);
    return static_cast<std::size_t>(better) < kept(losses.size(), m_factor);
}

} // namespace lathe

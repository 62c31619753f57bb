#include "nn/detail/network.h"

#include "base/random.h"
#include "nn/detail/tensors.h"

#include <cmath>
#include <numbers>

namespace lathe {

namespace {

enum Role { kWeight, kBias, kMean, kVariance };

int roleOf(const std::string& name)
{
    const std::string last = name.substr(name.rfind('.') + 1);
    return last == "weight" ? kWeight : last == "bias" ? kBias : last == "running_mean" ? kMean : kVariance;
}

/// `owned`: nobody else reads `x`, so it may change in place. LibTorch 1.13 has no bfloat16 gradient of
/// hardtanh on the CPU, of clamp it has.
torch::Tensor relu6(const torch::Tensor& x, bool owned)
{
    if (x.scalar_type() == torch::kBFloat16 && x.device().is_cpu() && x.requires_grad())
        return torch::clamp(x, 0, 6);
    torch::Tensor y = x;
    return owned ? torch::hardtanh_(y, 0, 6) : torch::hardtanh(y, 0, 6);
}

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

std::int64_t countOf(const std::vector<std::int64_t>& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        count *= side;
    return count;
}

bool isNormalisation(Operator op)
{
    return op == Operator::BatchNorm2d;
}

} // namespace

Result<Network> Network::create(const Graph& graph, torch::Device device, int frozen)
{
    LATHE_TRY(const std::vector<ParameterInfo> infos, parameters(graph));
    Network network(graph, device, frozen);
    network.layOut(infos);
    network.planForward();
    return network;
}

Network::Network(const Graph& graph, torch::Device device, int frozen)
    : m_graph(graph)
    , m_device(device)
    , m_frozen(frozen)
{
}

void Network::layOut(const std::vector<ParameterInfo>& infos)
{
    m_roles.assign(m_graph.layers.size(), {-1, -1, -1, -1});
    for (const ParameterInfo& info : infos) {
        m_roles[at(info.layer)][at(roleOf(info.name))] = static_cast<int>(m_slots.size());
        m_slots.push_back({info, {}, {}, -1});
    }

    // Decayed weights come first, since those alone have a copy in lower precision.
    std::int64_t count = 0;
    for (const bool decayed : {true, false}) {
        for (const bool head : {false, true}) {
            const std::int64_t first = count;
            for (Slot& slot : m_slots) {
                const bool isDecayed = roleOf(slot.info.name) == kWeight
                    && !isNormalisation(m_graph.layers[at(slot.info.layer)].op);
                if (!slot.info.trainable || slot.info.layer <= m_frozen - 1 || isDecayed != decayed
                    || (slot.info.layer > m_graph.features) != head)
                    continue;
                slot.first = count;
                count += countOf(slot.info.shape);
            }
            if (count > first)
                m_groups.push_back({first, count - first, decayed, head});
        }
        if (decayed)
            m_lowCount = count;
    }

    const auto options = torch::dtype(torch::kFloat32).device(m_device);
    m_flat = torch::zeros({count}, options);
    m_gradient = torch::zeros({count}, options);
    for (Slot& slot : m_slots) {
        if (slot.first >= 0)
            slot.value = view(m_flat, slot.first, slot.info.shape);
        else
            slot.value = view(torch::zeros({countOf(slot.info.shape)}, options), 0, slot.info.shape);
    }
    makeLeaves();
}

torch::Tensor Network::view(const torch::Tensor& flat, std::int64_t first,
                            const std::vector<std::int64_t>& shape) const
{
    const torch::Tensor part = flat.narrow(0, first, countOf(shape));
    if (shape.size() != 4)
        return part.view(shape);
    return part.view({shape[0], shape[2], shape[3], shape[1]}).permute({0, 3, 1, 2});
}

void Network::setPrecision(torch::ScalarType type)
{
    m_precision = type;
    makeLeaves();
}

void Network::makeLeaves()
{
    const bool low = m_precision != torch::kFloat32;
    m_lowFlat = low ? m_flat.narrow(0, 0, m_lowCount).to(m_precision) : torch::Tensor();
    m_lowGradient = low ? torch::zeros_like(m_lowFlat) : torch::Tensor();
    for (Slot& slot : m_slots) {
        const Operator op = m_graph.layers[at(slot.info.layer)].op;
        if (slot.first < 0) {
            const bool converts = low && !isNormalisation(op) && roleOf(slot.info.name) == kWeight;
            slot.leaf = converts ? slot.value.to(m_precision) : slot.value;
            continue;
        }
        const bool lowered = low && slot.first < m_lowCount;
        slot.leaf = lowered ? view(m_lowFlat, slot.first, slot.info.shape).detach() : slot.value.detach();
        slot.leaf.requires_grad_(true);
        slot.leaf.mutable_grad() = view(lowered ? m_lowGradient : m_gradient, slot.first, slot.info.shape);
    }
}

void Network::weightsChanged()
{
    const torch::NoGradGuard guard;
    if (m_lowFlat.defined())
        m_lowFlat.copy_(m_flat.narrow(0, 0, m_lowCount));
}

void Network::clearGradient()
{
    m_gradient.zero_();
    if (m_lowGradient.defined())
        m_lowGradient.zero_();
}

torch::Tensor Network::gradient()
{
    const torch::NoGradGuard guard;
    if (m_lowGradient.defined())
        m_gradient.narrow(0, 0, m_lowCount).copy_(m_lowGradient);
    return m_gradient;
}

void Network::initialise(Initialisation kind, std::uint64_t seed)
{
    draw(kind, seed, 0);
}

void Network::initialiseHead(Initialisation kind, std::uint64_t seed)
{
    draw(kind, seed, m_graph.features + 1);
}

void Network::draw(Initialisation kind, std::uint64_t seed, int firstLayer)
{
    const torch::NoGradGuard guard;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        Slot& slot = m_slots[i];
        if (slot.info.layer < firstLayer)
            continue;
        const Layer& layer = m_graph.layers[at(slot.info.layer)];
        const int role = roleOf(slot.info.name);
        if (isNormalisation(layer.op)) {
            slot.value.fill_(role == kWeight || role == kVariance ? 1 : 0);
            continue;
        }
        const auto& weight = m_slots[at(m_roles[at(slot.info.layer)][kWeight])].info.shape;
        const double area = weight.size() == 4 ? static_cast<double>(weight[2] * weight[3]) : 1;
        const double fanIn = static_cast<double>(weight[1]) * area;
        const double fanOut = static_cast<double>(weight[0]) * area;
        const bool convolution = layer.op == Operator::Conv2d;
        const bool normal = role == kWeight
            && (kind == Initialisation::KaimingFanIn || (kind == Initialisation::KaimingFanOut && convolution));
        const double scale = normal
            ? std::sqrt(2 / (kind == Initialisation::KaimingFanIn ? fanIn : fanOut))
            : 1 / std::sqrt(fanIn);
        // Drawn here, so that the same seed gives the same weights on every device.
        Random random(seedFor(seed, i));
        const std::int64_t count = countOf(slot.info.shape);
        torch::Tensor values = torch::empty({count}, torch::kFloat32);
        float* out = values.data_ptr<float>();
        for (std::int64_t k = 0; k < count; ++k) {
            if (!normal) {
                out[k] = static_cast<float>(scale * (2 * random.uniform() - 1));
                continue;
            }
            // Box and Muller give two numbers at a time.
            const double radius = scale * std::sqrt(-2 * std::log(1 - random.uniform()));
            const double angle = 2 * std::numbers::pi * random.uniform();
            out[k] = static_cast<float>(radius * std::cos(angle));
            if (++k < count)
                out[k] = static_cast<float>(radius * std::sin(angle));
        }
        slot.value.copy_(values.view(slot.info.shape));
    }
    makeLeaves();
}

StateDict Network::state() const
{
    StateDict state;
    for (const Slot& slot : m_slots)
        state[slot.info.name] = toHost(slot.value);
    return state;
}

Result<void> Network::load(const StateDict& state)
{
    const torch::NoGradGuard guard;
    for (Slot& slot : m_slots) {
        const auto found = state.find(slot.info.name);
        if (found == state.end())
            continue;
        if (found->second.shape != slot.info.shape)
            return fail(ErrorCode::Incompatible, "The weights of “" + slot.info.name + "” have another shape than the network's");
        slot.value.copy_(toTorch(found->second));
    }
    makeLeaves();
    return {};
}

void Network::planForward()
{
    const std::size_t count = m_graph.layers.size();
    m_lastUse.assign(count, -1);
    m_uses.assign(count, 0);
    m_poolFirst.assign(count, false);
    std::vector<int> reader(count, -1);
    for (std::size_t i = 0; i < count; ++i)
        for (const int input : m_graph.layers[i].inputs) {
            m_lastUse[at(input)] = static_cast<int>(i);
            reader[at(input)] = static_cast<int>(i);
            ++m_uses[at(input)];
        }
    // max(relu(x)) = relu(max(x)), values and gradients alike, and the pooled array is smaller.
    for (std::size_t i = 0; i < count; ++i) {
        const Operator op = m_graph.layers[i].op;
        if ((op == Operator::ReLU || op == Operator::ReLU6) && m_uses[i] == 1 && static_cast<int>(i) != m_graph.features
            && m_graph.layers[at(reader[i])].op == Operator::MaxPool2d)
            m_poolFirst[i] = true;
    }
}

torch::Tensor Network::forward(torch::Tensor input, bool training, int from, int to) const
{
    if (to < 0)
        to = m_graph.last();
    std::vector<torch::Tensor> values(m_graph.layers.size());
    values[at(from)] = std::move(input);
    for (int i = from + 1; i <= to; ++i) {
        values[at(i)] = apply(i, values, training && i >= m_frozen);
        for (const int used : m_graph.layers[at(i)].inputs)
            if (m_lastUse[at(used)] <= i && used != to)
                values[at(used)].reset();
    }
    return values[at(to)];
}

torch::Tensor Network::apply(int index, std::vector<torch::Tensor>& values, bool training) const
{
    const Layer& layer = m_graph.layers[at(index)];
    const LayerAttributes& a = layer.attributes;
    const torch::Tensor& x = values[at(layer.inputs[0])];
    const Layer& source = m_graph.layers[at(layer.inputs[0])];
    // Changing an array in place is free only where nobody else reads it and no gradient needs it.
    const bool owned = m_uses[at(layer.inputs[0])] == 1
        && (source.op == Operator::Conv2d || source.op == Operator::BatchNorm2d || source.op == Operator::Linear
            || source.op == Operator::Add);
    const auto bias = [&]() -> torch::Tensor {
        if (!has(index, kBias))
            return {};
        const torch::Tensor& value = leaf(index, kBias);
        return m_precision == torch::kFloat32 ? value : value.to(m_precision);
    };
    switch (layer.op) {
    case Operator::Input:
        break;
    case Operator::Conv2d:
        return torch::conv2d(x.to(m_precision), leaf(index, kWeight), bias(), a.stride, a.padding, 1, a.groups);
    case Operator::BatchNorm2d:
        return torch::batch_norm(x, leaf(index, kWeight), leaf(index, kBias), leaf(index, kMean), leaf(index, kVariance),
                                 training && !(m_keepStatistics && index <= m_graph.features), a.momentum, a.epsilon, true);
    case Operator::ReLU:
        if (m_poolFirst[at(index)])
            return x;
        return owned ? x.relu_() : x.relu();
    case Operator::ReLU6:
        if (m_poolFirst[at(index)])
            return x;
        return relu6(x, owned);
    case Operator::MaxPool2d: {
        torch::Tensor pooled = torch::max_pool2d(x, a.kernel, a.stride, a.padding);
        if (!m_poolFirst[at(layer.inputs[0])])
            return pooled;
        return source.op == Operator::ReLU ? pooled.relu_() : relu6(pooled, true);
    }
    case Operator::GlobalAveragePool:
        return x.mean(torch::IntArrayRef{2, 3});
    case Operator::Flatten:
        return x.flatten(1);
    case Operator::Linear:
        return torch::linear(x.to(m_precision), leaf(index, kWeight), bias());
    case Operator::Dropout:
        return torch::dropout(x, a.probability, training);
    case Operator::Add: {
        const torch::Tensor& y = values[at(layer.inputs[1])];
        return owned && source.op != Operator::Add ? values[at(layer.inputs[0])].add_(y) : x.add(y);
    }
    case Operator::PadShortcut: {
        const torch::Tensor pixels = x.slice(2, 0, c10::nullopt, a.stride).slice(3, 0, c10::nullopt, a.stride);
        const std::int64_t added = a.outputs - x.size(1);
        return torch::constant_pad_nd(pixels, {0, 0, 0, 0, added / 2, added - added / 2});
    }
    case Operator::Upsample2d:
        return torch::upsample_nearest2d(x, {x.size(2) * a.stride, x.size(3) * a.stride});
    }
    TORCH_CHECK(false, "an operator without a computation");
}

} // namespace lathe

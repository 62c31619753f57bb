// Semantics: onnx.ai/onnx/operators, opset 17.
#include "package/onnx_operators.h"

#include "package/onnx_table_operators.h"
#include "package/onnx_values.h"

namespace lathe {

namespace {

using namespace onnx_values;

template <class Function>
HostTensor unary(const HostTensor& in, Function function)
{
    std::vector<double> values = numbers(in);
    std::transform(values.begin(), values.end(), values.begin(), function);
    return tensorOf(in.type, in.shape, values);
}

HostTensor cast(const OnnxNode& node, const Inputs& in)
{
    const auto to = attribute<std::int64_t>(node, "to", 0);
    require(to == 1 || to == 7 || to == 9 || to == 11, "casts to a type that is not written");
    const ElementType type = to == 1 ? ElementType::Float32 : to == 7 ? ElementType::Int64 : to == 9 ? ElementType::Bool : ElementType::Float64;
    return tensorOf(type, in[0]->shape, numbers(*in[0]));
}

HostTensor shapeOf(const OnnxNode&, const Inputs& in)
{
    const std::vector<double> sides(in[0]->shape.begin(), in[0]->shape.end());
    return tensorOf(ElementType::Int64, {static_cast<std::int64_t>(sides.size())}, sides);
}

HostTensor gather(const OnnxNode& node, const Inputs& in)
{
    const Sides& shape = in[0]->shape;
    const auto axis = attribute<std::int64_t>(node, "axis", 0);
    require((axis == 0 && shape.size() == 1) || (axis == 1 && shape.size() == 2 && in[1]->shape.size() < 2), "gathers in a way that is not written");
    const std::vector<double> values = numbers(*in[0]);
    const Sides indices = integers(*in[1]);
    const Size lines = axis == 0 ? 1 : static_cast<Size>(shape[0]), width = static_cast<Size>(shape.back());
    std::vector<double> result;
    result.reserve(lines * indices.size());
    for (Size line = 0; line < lines; ++line)
        for (std::int64_t index : indices) {
            index += index < 0 ? static_cast<std::int64_t>(width) : 0;
            require(index >= 0 && static_cast<Size>(index) < width, "gathers outside its input");
            result.push_back(values[line * width + static_cast<Size>(index)]);
        }
    Sides given = in[1]->shape;
    if (axis == 1)
        given.insert(given.begin(), shape[0]);
    return tensorOf(in[0]->type, std::move(given), result);
}

HostTensor range(const OnnxNode&, const Inputs& in)
{
    for (const HostTensor* tensor : in)
        require(tensor->count() == 1, "needs three numbers");
    const std::int64_t start = integers(*in[0])[0], end = integers(*in[1])[0];
    require(integers(*in[2])[0] == 1 && countOf({std::max<std::int64_t>(0, end - start)}) >= 0, "counts too far");
    std::vector<double> values;
    for (std::int64_t i = start; i < end; ++i)
        values.push_back(static_cast<double>(i));
    return tensorOf(ElementType::Int64, {static_cast<std::int64_t>(values.size())}, values);
}

HostTensor clip(const OnnxNode&, const Inputs& in)
{
    require(in[1]->count() == 1 && in[2]->count() == 1, "needs two limits");
    const double low = numbers(*in[1])[0], high = numbers(*in[2])[0];
    return unary(*in[0], [&](double value) { return std::min(std::max(value, low), high); });
}

HostTensor reduceSum(const OnnxNode& node, const Inputs& in)
{
    const Sides axes = integers(*in[1]);
    require(axes.size() == 1 && axes[0] >= 0 && static_cast<Size>(axes[0]) < in[0]->shape.size()
                && attribute<std::int64_t>(node, "keepdims", 1) == 1,
            "sums in a way that is not written");
    Sides shape = in[0]->shape;
    shape[static_cast<Size>(axes[0])] = 1;
    const std::vector<double> values = numbers(*in[0]);
    std::vector<double> sums(static_cast<Size>(countOf(shape)), 0.0);
    Size i = 0;
    walk(in[0]->shape, broadcastSteps(shape, in[0]->shape), 0, [&](Size place) { sums[place] += values[i++]; });
    return tensorOf(in[0]->type, shape, sums);
}

HostTensor expand(const OnnxNode&, const Inputs& in)
{
    const Sides shape = broadcastShape(in[0]->shape, integers(*in[1]));
    return tensorOf(in[0]->type, shape, expanded(*in[0], shape));
}

HostTensor transpose(const OnnxNode& node, const Inputs& in)
{
    const Sides order = attribute<Sides>(node, "perm", {});
    const Sides own = broadcastSteps(in[0]->shape, in[0]->shape);
    require(order.size() == own.size(), "has a wrong order");
    Sides shape, steps;
    for (const std::int64_t axis : order) {
        require(axis >= 0 && static_cast<Size>(axis) < own.size(), "has a wrong order");
        shape.push_back(in[0]->shape[static_cast<Size>(axis)]);
        steps.push_back(own[static_cast<Size>(axis)]);
    }
    require(countOf(shape) == in[0]->count(), "has a wrong order");
    const std::vector<double> values = numbers(*in[0]);
    std::vector<double> result;
    result.reserve(values.size());
    walk(shape, steps, 0, [&](Size place) { result.push_back(values[place]); });
    return tensorOf(in[0]->type, shape, result);
}

/// Of both one is a matrix and the other a stack of matrices, or they are stacks of the same shape.
HostTensor matMul(const OnnxNode&, const Inputs& in)
{
    const Sides& left = in[0]->shape;
    const Sides& right = in[1]->shape;
    const bool isOfStacks = left.size() > 2 && right.size() > 2;
    require(left.size() >= 2 && right.size() >= 2 && left.back() == right[right.size() - 2]
                && (!isOfStacks || std::equal(left.begin(), left.end() - 2, right.begin(), right.end() - 2)),
            "multiplies matrices that do not fit");
    const Size rows = static_cast<Size>(left[left.size() - 2]), depth = static_cast<Size>(left.back());
    const Size columns = static_cast<Size>(right.back());
    Sides shape = left.size() > 2 ? left : right;
    shape[shape.size() - 2] = static_cast<std::int64_t>(rows);
    shape.back() = static_cast<std::int64_t>(columns);
    std::vector<double> result(static_cast<Size>(countOf(shape)), 0.0);
    const std::vector<double> a = numbers(*in[0]), b = numbers(*in[1]);
    const Size stack = rows * columns == 0 ? 0 : result.size() / (rows * columns);
    // Resampling weights are mostly zeros on either side, so zeros are left out.
    std::vector<std::pair<Size, Size>> spans;
    for (Size at = 0; at + columns <= b.size() && columns > 0; at += columns) {
        Size first = 0, end = columns;
        while (first < end && b[at + first] == 0)
            ++first;
        while (end > first && b[at + end - 1] == 0)
            --end;
        spans.emplace_back(first, end);
    }
    for (Size item = 0; item < stack; ++item)
        for (Size row = 0; row < rows; ++row)
            for (Size k = 0; k < depth; ++k) {
                const double factor = a[((left.size() > 2 ? item : 0) * rows + row) * depth + k];
                if (factor == 0)
                    continue;
                const Size line = (right.size() > 2 ? item : 0) * depth + k;
                const double* from = b.data() + line * columns;
                double* to = result.data() + (item * rows + row) * columns;
                for (Size x = spans[line].first; x < spans[line].second; ++x)
                    to[x] += factor * from[x];
            }
    return tensorOf(in[0]->type, shape, result);
}

HostTensor slice(const OnnxNode&, const Inputs& in)
{
    const Sides starts = integers(*in[1]), ends = integers(*in[2]), axes = integers(*in[3]);
    const Sides leaps = in.size() > 4 ? integers(*in[4]) : Sides(starts.size(), 1);
    require(starts.size() == ends.size() && ends.size() == axes.size() && axes.size() == leaps.size(),
            "has slices that do not fit");
    Sides shape = in[0]->shape, steps = broadcastSteps(in[0]->shape, in[0]->shape);
    std::int64_t first = 0;
    for (Size i = 0; i < axes.size(); ++i) {
        require(axes[i] >= 0 && static_cast<Size>(axes[i]) < shape.size() && leaps[i] > 0, "slices a wrong axis");
        const Size axis = static_cast<Size>(axes[i]);
        const std::int64_t end = std::min(ends[i], shape[axis]);
        require(starts[i] >= 0 && starts[i] < end, "slices outside its input");
        first += starts[i] * steps[axis];
        shape[axis] = (end - starts[i] - 1) / leaps[i] + 1;
        steps[axis] *= leaps[i];
    }
    const std::vector<double> values = numbers(*in[0]);
    std::vector<double> result;
    walk(shape, steps, first, [&](Size place) { result.push_back(values[place]); });
    return tensorOf(in[0]->type, shape, result);
}

HostTensor pad(const OnnxNode&, const Inputs& in)
{
    const Sides pads = integers(*in[1]);
    const Size rank = in[0]->shape.size();
    require(pads.size() == 2 * rank, "has pads that do not fit");
    Sides shape;
    std::int64_t first = 0;
    for (Size d = 0; d < rank; ++d) {
        require(pads[d] >= 0 && pads[d + rank] >= 0, "takes away where it should pad");
        shape.push_back(in[0]->shape[d] + pads[d] + pads[d + rank]);
    }
    std::vector<double> result(static_cast<Size>(countOf(shape)), 0.0);
    const Sides steps = broadcastSteps(shape, shape);
    for (Size d = 0; d < rank; ++d)
        first += pads[d] * steps[d];
    const std::vector<double> values = numbers(*in[0]);
    Size i = 0;
    walk(in[0]->shape, steps, first, [&](Size place) { result[place] = values[i++]; });
    return tensorOf(in[0]->type, shape, result);
}

// Layers

LayerAttributes window(const OnnxNode& node)
{
    const Sides kernel = attribute<Sides>(node, "kernel_shape", {});
    const Sides strides = attribute<Sides>(node, "strides", {1, 1});
    const Sides pads = attribute<Sides>(node, "pads", {0, 0, 0, 0});
    const auto allEqual = [](const Sides& sides, Size size) {
        return sides.size() == size && std::equal(sides.begin() + 1, sides.end(), sides.begin());
    };
    require(allEqual(kernel, 2) && allEqual(strides, 2) && allEqual(pads, 4), "has a window that is not square");
    require(kernel[0] > 0 && kernel[0] < 4096 && strides[0] > 0 && strides[0] < 4096 && pads[0] >= 0 && pads[0] < 4096,
            "has a window of no proper size");
    LayerAttributes a;
    a.kernel = static_cast<int>(kernel[0]);
    a.stride = static_cast<int>(strides[0]);
    a.padding = static_cast<int>(pads[0]);
    return a;
}

FloatTensor planes(const HostTensor& tensor, const LayerAttributes& a)
{
    require(tensor.shape.size() == 4 && tensor.shape[2] + 2 * a.padding >= a.kernel
                && tensor.shape[3] + 2 * a.padding >= a.kernel,
            "needs [n, channels, height, width]");
    return floats(tensor);
}

std::vector<float> biasOf(const Inputs& in, std::int64_t outputs)
{
    if (in.size() < 3)
        return {};
    require(in[2]->shape == Sides{outputs}, "has a bias that does not fit");
    return floats(*in[2]).values;
}

HostTensor conv(const OnnxNode& node, const Inputs& in)
{
    LayerAttributes a = window(node);
    const auto groups = attribute<std::int64_t>(node, "group", 1);
    const FloatTensor input = planes(*in[0], a);
    const FloatTensor weight = floats(*in[1]);
    require(weight.shape.size() == 4 && groups > 0 && weight.shape[1] * groups == input.shape[1]
                && weight.shape[0] % groups == 0 && weight.shape[2] == a.kernel && weight.shape[3] == a.kernel,
            "has weights that do not fit");
    a.groups = static_cast<int>(groups);
    return fromFloats(convolution(input, weight, biasOf(in, weight.shape[0]), a));
}

HostTensor gemm(const OnnxNode& node, const Inputs& in)
{
    const FloatTensor input = floats(*in[0]), weight = floats(*in[1]);
    require(attribute<std::int64_t>(node, "transB", 0) == 1 && input.shape.size() == 2 && weight.shape.size() == 2
                && weight.shape[1] == input.shape[1],
            "multiplies matrices that do not fit");
    return fromFloats(linear(input, weight, biasOf(in, weight.shape[0])));
}

HostTensor batchNormalization(const OnnxNode& node, const Inputs& in)
{
    FloatTensor tensor = planes(*in[0], {});
    std::vector<std::vector<float>> lists;
    for (Size i = 1; i < 5; ++i) {
        require(in[i]->shape == Sides{tensor.shape[1]}, "has weights that do not fit");
        lists.push_back(floats(*in[i]).values);
    }
    normalise(tensor, lists[0], lists[1], lists[2], lists[3], double(attribute<float>(node, "epsilon", 1e-5f)));
    return fromFloats(std::move(tensor));
}

HostTensor flatten(const OnnxNode& node, const Inputs& in)
{
    require(attribute<std::int64_t>(node, "axis", 1) == 1 && !in[0]->shape.empty() && in[0]->shape[0] > 0,
            "flattens another axis");
    HostTensor result = *in[0];
    result.shape = {in[0]->shape[0], in[0]->count() / in[0]->shape[0]};
    return result;
}

HostTensor average(const OnnxNode&, const Inputs& in)
{
    FloatTensor result = globalAverage(planes(*in[0], {}));
    result.shape.insert(result.shape.end(), {1, 1});
    return fromFloats(std::move(result));
}

HostTensor softmaxOf(const OnnxNode& node, const Inputs& in)
{
    require(attribute<std::int64_t>(node, "axis", -1) == -1 && !in[0]->shape.empty() && in[0]->shape.back() > 0, "normalises another axis");
    if (in[0]->type == ElementType::Float64)
        return softmaxOfReals(*in[0]);
    FloatTensor tensor = floats(*in[0]);
    softmax(tensor);
    return fromFloats(std::move(tensor));
}

const OnnxOperators& networkOperators()
{
    static const OnnxOperators entries{
        {"Abs", {1, [](const OnnxNode&, const Inputs& in) { return unary(*in[0], [](double v) { return std::abs(v); }); }}},
        {"Add", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, std::plus<>()); }}},
        {"BatchNormalization", {5, batchNormalization}},
        {"Cast", {1, cast}},
        {"Clip", {3, clip}},
        {"Conv", {2, conv}},
        {"Div", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, std::divides<>()); }}},
        {"Expand", {2, expand}},
        {"Flatten", {1, flatten}},
        {"Floor", {1, [](const OnnxNode&, const Inputs& in) { return unary(*in[0], [](double v) { return std::floor(v); }); }}},
        {"Gather", {2, gather}},
        {"Gemm", {2, gemm}},
        {"GlobalAveragePool", {1, average}},
        {"Identity", {1, [](const OnnxNode&, const Inputs& in) { return *in[0]; }}},
        {"MatMul", {2, matMul}},
        {"Max", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, [](double a, double b) { return std::max(a, b); }); }}},
        {"MaxPool", {1, [](const OnnxNode& node, const Inputs& in) {
             const LayerAttributes a = window(node);
             return fromFloats(maxPool(planes(*in[0], a), a));
         }}},
        {"Min", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, [](double a, double b) { return std::min(a, b); }); }}},
        {"Mul", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, std::multiplies<>()); }}},
        {"Pad", {2, pad}},
        {"Range", {3, range}},
        {"ReduceSum", {2, reduceSum}},
        {"Relu", {1, [](const OnnxNode&, const Inputs& in) { return unary(*in[0], [](double v) { return std::max(v, 0.0); }); }}},
        {"Round", {1, [](const OnnxNode&, const Inputs& in) { return unary(*in[0], [](double v) { return std::nearbyint(v); }); }}},
        {"Shape", {1, shapeOf}},
        {"Slice", {4, slice}},
        {"Softmax", {1, softmaxOf}},
        {"Sub", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, std::minus<>()); }}},
        {"Transpose", {1, transpose}},
    };
    return entries;
}

} // namespace

namespace {

std::vector<OnnxTensor> evaluated(const OnnxNode& node, const std::vector<OnnxInput>& inputs)
{
    if (const auto texts = evaluateTexts(node, inputs))
        return {*texts};
    Inputs numbersOnly;
    for (const OnnxInput& input : inputs) {
        require(input.numbers, "has strings where numbers are needed");
        numbersOnly.push_back(input.numbers);
    }
    if (node.op == "TopK")
        return topK(node, numbersOnly);
    const auto& table = networkOperators().contains(node.op) ? networkOperators() : tableOperators();
    const OnnxOperator& found = table.at(node.op);
    require(inputs.size() >= found.leastInputs, "has too few inputs");
    return {{found.function(node, numbersOnly), {}, false}};
}

bool isKnown(const OnnxNode& node)
{
    return networkOperators().contains(node.op) || tableOperators().contains(node.op) || node.op == "TopK" || node.op == "LabelEncoder";
}

} // namespace

Result<std::vector<OnnxTensor>> evaluateNode(const OnnxNode& node, const std::vector<OnnxInput>& inputs)
{
    if (!isKnown(node))
        return fail(ErrorCode::Incompatible, "The ONNX file has the operator “" + node.op + "”, which Lathe does not write");
    try {
        return evaluated(node, inputs);
    } catch (const Unfit& unfit) {
        return fail(ErrorCode::Parse, "The ONNX node “" + node.name + "” (" + node.op + ") " + unfit.what);
    }
}

} // namespace lathe

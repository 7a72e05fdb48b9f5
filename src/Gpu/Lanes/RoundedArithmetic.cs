using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;

namespace Mechanisms.Gpu.Lanes;

/// <summary>PTX in which every sum, difference and product of reals is rounded on its own.</summary>
/// <remarks>
/// PTX lets its assembler fuse <c>mul.f64</c> and <c>add.f64</c>, which name no rounding, into one operation with other bits;
/// <c>mul.rn.f64</c> and <c>add.rn.f64</c>, which round to nearest like the processor, must stay apart. ILGPU writes the former by itself, and
/// <c>div.rn</c> and <c>sqrt.rn</c>. What is registered here holds for a whole context, so for rules that users write as well.
/// </remarks>
internal static class RoundedArithmetic
{
    /// <summary>Registers the rounded operations for the kernels of a context.</summary>
    public static void Register(Context.Builder builder)
    {
        IntrinsicImplementationManager manager = builder.GetIntrinsicManager();
        foreach (BinaryArithmeticKind kind in (BinaryArithmeticKind[])[BinaryArithmeticKind.Add, BinaryArithmeticKind.Sub, BinaryArithmeticKind.Mul])
        {
            foreach (BasicValueType type in (BasicValueType[])[BasicValueType.Float32, BasicValueType.Float64])
            {
                manager.RegisterBinaryArithmetic(kind, type, new PTXIntrinsic(
                    typeof(RoundedArithmetic), nameof(Generate), IntrinsicImplementationMode.GenerateCode));
            }
        }
    }

    /// <summary>Writes one operation; ILGPU finds this method by its name.</summary>
    internal static void Generate(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        BinaryArithmeticValue operation = (BinaryArithmeticValue)value;
        var left = generator.LoadPrimitive(operation.Left);
        var right = generator.LoadPrimitive(operation.Right);
        var target = generator.AllocateHardware(operation);
        string name = operation.Kind switch
        {
            BinaryArithmeticKind.Add => "add.rn",
            BinaryArithmeticKind.Sub => "sub.rn",
            _ => "mul.rn",
        };
        using var command = generator.BeginCommand(name + (operation.BasicValueType == BasicValueType.Float32 ? ".f32" : ".f64"));
        command.AppendArgument(target);
        command.AppendArgument(left);
        command.AppendArgument(right);
    }
}

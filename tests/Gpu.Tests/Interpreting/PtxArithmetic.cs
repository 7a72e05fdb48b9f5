namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>What PTX operations do to bits. Integers wrap around.</summary>
internal static class PtxArithmetic
{
    /// <summary>Bytes of a type.</summary>
    public static int SizeOf(string type) => type switch
    {
        "b8" or "u8" => 1,
        "b32" or "u32" or "s32" or "f32" => 4,
        "b64" or "u64" or "s64" or "f64" => 8,
        _ => throw new NotSupportedException($"The interpreter does not know the type {type}."),
    };

    /// <summary>A comparison: ordered ones are false where a number is NaN, unordered ones (…u) are true.</summary>
    public static bool Compare(string comparison, string type, ulong left, ulong right) => type switch
    {
        "f64" => CompareReals(comparison, BitConverter.UInt64BitsToDouble(left), BitConverter.UInt64BitsToDouble(right)),
        "f32" => CompareReals(comparison, BitConverter.UInt32BitsToSingle((uint)left), BitConverter.UInt32BitsToSingle((uint)right)),
        "s32" => CompareOrder(comparison, ((int)left).CompareTo((int)right)),
        "s64" => CompareOrder(comparison, ((long)left).CompareTo((long)right)),
        "u32" or "b32" => CompareOrder(comparison, ((uint)left).CompareTo((uint)right)),
        _ => CompareOrder(comparison, left.CompareTo(right)),
    };

    /// <summary>Any other operation.</summary>
    public static ulong Compute(PtxInstruction instruction, ulong first, ulong second, ulong third) => instruction.Type switch
    {
        "pred" => Logical(instruction, first, second) & 1,
        "f64" when instruction.Name != "cvt" => BitConverter.DoubleToUInt64Bits(
            Real(instruction, BitConverter.UInt64BitsToDouble(first), BitConverter.UInt64BitsToDouble(second))),
        "f32" when instruction.Name != "cvt" => BitConverter.SingleToUInt32Bits(
            Real(instruction, BitConverter.UInt32BitsToSingle((uint)first), BitConverter.UInt32BitsToSingle((uint)second))),
        _ when instruction.Name == "cvt" => Convert(instruction, first),
        "u32" when instruction.Parts[1] == "wide" => (ulong)(uint)first * (uint)second,
        _ when SizeOf(instruction.Type) == 4 => Integer32(instruction, (uint)first, (uint)second, (uint)third),
        _ => Integer64(instruction, first, second, third),
    };

    private static bool CompareReals(string comparison, double left, double right) => comparison switch
    {
        "eq" => left == right,
        "ne" => left < right || left > right,
        "lt" => left < right,
        "le" => left <= right,
        "gt" => left > right,
        "ge" => left >= right,
        "equ" => !(left < right || left > right),
        "neu" => left != right,
        "ltu" => !(left >= right),
        "leu" => !(left > right),
        "gtu" => !(left <= right),
        "geu" => !(left < right),
        _ => throw new NotSupportedException($"The interpreter does not know the comparison {comparison}."),
    };

    private static bool CompareOrder(string comparison, int order) => comparison switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "lt" or "lo" => order < 0,
        "le" or "ls" => order <= 0,
        "gt" or "hi" => order > 0,
        "ge" or "hs" => order >= 0,
        _ => throw new NotSupportedException($"The interpreter does not know the comparison {comparison}."),
    };

    private static ulong Logical(PtxInstruction instruction, ulong first, ulong second) => instruction.Name switch
    {
        "and" => first & second,
        "or" => first | second,
        "xor" => first ^ second,
        "not" => ~first,
        _ => throw Unknown(instruction),
    };

    private static double Real(PtxInstruction instruction, double first, double second) => instruction.Parts switch
    {
        ["add", "rn", _] => first + second,
        ["sub", "rn", _] => first - second,
        ["mul", "rn", _] => first * second,
        ["div", "rn", _] => first / second,
        ["rcp", "rn", _] => 1 / first,
        ["sqrt", "rn", _] => Math.Sqrt(first),
        ["neg", _] => -first,
        ["abs", _] => Math.Abs(first),
        _ => throw Unknown(instruction),
    };

    private static float Real(PtxInstruction instruction, float first, float second) => instruction.Parts switch
    {
        ["add", "rn", _] => first + second,
        ["sub", "rn", _] => first - second,
        ["mul", "rn", _] => first * second,
        ["div", "rn", _] => first / second,
        ["rcp", "rn", _] => 1 / first,
        ["sqrt", "rn", _] => MathF.Sqrt(first),
        ["neg", _] => -first,
        ["abs", _] => MathF.Abs(first),
        _ => throw Unknown(instruction),
    };

    private static ulong Convert(PtxInstruction instruction, ulong value) => instruction.Parts[1..] switch
    {
        ["u32" or "s32" or "b32", "u64" or "s64" or "b64"] => (uint)value,
        ["u64" or "s64", "u32"] => (uint)value,
        ["s64" or "u64", "s32"] => (ulong)(int)value,
        ["rn", "f64", "u32"] => BitConverter.DoubleToUInt64Bits((uint)value),
        ["rn", "f64", "s32"] => BitConverter.DoubleToUInt64Bits((int)value),
        ["rn", "f32", "u32"] => BitConverter.SingleToUInt32Bits((uint)value),
        ["rn", "f64", "s64"] => BitConverter.DoubleToUInt64Bits((long)value),
        ["rn", "f32", "f64"] => BitConverter.SingleToUInt32Bits((float)BitConverter.UInt64BitsToDouble(value)),
        ["f64", "f32"] => BitConverter.DoubleToUInt64Bits(BitConverter.UInt32BitsToSingle((uint)value)),
        _ => throw Unknown(instruction),
    };

    private static uint Integer32(PtxInstruction instruction, uint first, uint second, uint third) => unchecked(instruction.Parts switch
    {
        ["add", ..] => first + second,
        ["sub", ..] => first - second,
        ["mul", "lo", _] => first * second,
        ["mad", "lo", _] => (first * second) + third,
        ["min", "s32"] => (uint)Math.Min((int)first, (int)second),
        ["min", "u32"] => Math.Min(first, second),
        ["and", ..] => first & second,
        ["or", ..] => first | second,
        ["xor", ..] => first ^ second,
        ["not", ..] => ~first,
        ["shr", "s32"] => (uint)((int)first >> (int)Math.Min(second, 31)),
        ["shr", ..] => second < 32 ? first >> (int)second : 0,
        ["shl", ..] => second < 32 ? first << (int)second : 0,
        _ => throw Unknown(instruction),
    });

    private static ulong Integer64(PtxInstruction instruction, ulong first, ulong second, ulong third) => unchecked(instruction.Parts switch
    {
        ["add", ..] => first + second,
        ["sub", ..] => first - second,
        ["mul", "lo", _] => first * second,
        ["mad", "lo", _] => (first * second) + third,
        ["min", "s64"] => (ulong)Math.Min((long)first, (long)second),
        ["min", "u64"] => Math.Min(first, second),
        ["and", ..] => first & second,
        ["or", ..] => first | second,
        ["xor", ..] => first ^ second,
        ["shr", "s64"] => (ulong)((long)first >> (int)Math.Min((uint)second, 63)),
        ["shr", ..] => (uint)second < 64 ? first >> (int)second : 0,
        ["shl", ..] => (uint)second < 64 ? first << (int)second : 0,
        _ => throw Unknown(instruction),
    });

    private static NotSupportedException Unknown(PtxInstruction instruction) => new($"The interpreter does not know {instruction}.");
}

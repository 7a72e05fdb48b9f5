namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>What an instruction reads or writes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Number of a register or a variable, place of a label.</param>
/// <param name="Bits">A constant's bits, or an offset.</param>
/// <param name="Name">A function's name.</param>
internal sealed record PtxOperand(PtxOperandKind Kind, int Index, ulong Bits, string Name);

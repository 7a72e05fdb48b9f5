namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>One instruction of a function.</summary>
/// <param name="Parts">The operation and its qualifiers, for example mul, rn, f64.</param>
/// <param name="Operands">What it reads and writes, the target first.</param>
/// <param name="Guard">Register of the predicate under which it runs; −1 for always.</param>
/// <param name="IsNegated">Whether it runs where the predicate is false.</param>
internal sealed record PtxInstruction(string[] Parts, PtxOperand[] Operands, int Guard, bool IsNegated)
{
    /// <summary>Gets the operation without qualifiers.</summary>
    public string Name => Parts[0];

    /// <summary>Gets the type, the last qualifier.</summary>
    public string Type => Parts[^1];

    /// <summary>Gets the text, for errors.</summary>
    public override string ToString() => string.Join('.', Parts);
}

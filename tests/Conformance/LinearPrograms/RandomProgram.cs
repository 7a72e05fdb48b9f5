using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>A small program of one of the families that benchmarks and tests share, shrunk by simplifying its code.</summary>
public sealed record RandomProgram(ProgramFamily Family, Sequence<int> Code)
{
    private const int CodeLength = 128;

    /// <summary>Gets programs of every family alike.</summary>
    public static Arbitrary<RandomProgram> Any { get; } = Arb.From(
        from family in Gen.Elements<ProgramFamily>(ProgramFamily.All.ToArray())
        from code in Gen.Choose(0, 9999).ArrayOf(CodeLength)
        select new RandomProgram(family, code.ToSequence()),
        Shrink);

    public LinearProgram Program => Family.Decode(new ProgramCode(Code));

    public override string ToString() => $"{Family}: {ProgramText.Of(Program)}";

    // Half of the code at once first, so that long codes shrink quickly.
    private static IEnumerable<RandomProgram> Shrink(RandomProgram program)
    {
        for (int width = CodeLength / 2; width > 0; width /= 2)
        {
            for (int start = 0; start < CodeLength; start += width)
            {
                if (program.Code.Span.Slice(start, width).ContainsAnyExcept(0))
                {
                    int[] code = [.. program.Code];
                    Array.Clear(code, start, width);
                    yield return program with { Code = code.ToSequence() };
                }
            }
        }
    }
}

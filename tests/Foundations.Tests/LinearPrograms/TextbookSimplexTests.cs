using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>The simplex that faults are planted in is right without them.</summary>
public sealed class TextbookSimplexTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new TextbookSimplex(TextbookFault.None);

    [Fact]
    public void Answers_many_random_programs_itself()
    {
        LinearProgram[] programs = [.. Laws.Sample(RandomProgram.Any.Generator, 50, 500).Select(subject => subject.Program)];
        Assert.InRange(programs.Count(program => Method.Solve(program).Method == Method.Name), 20, 400);
    }
}

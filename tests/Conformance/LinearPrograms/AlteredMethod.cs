using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Conformance.LinearPrograms;

/// <summary>A planted bug: a method whose right answers are falsified. Every suite and audit must refute it.</summary>
public sealed class AlteredMethod(
    ILinearProgramMethod method, Func<LinearProgram, LinearProgramSolution, LinearProgramSolution> alter) : ILinearProgramMethod
{
    public string Name => "altered";

    public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default) =>
        alter(program, method.Solve(program, cancellation));
}

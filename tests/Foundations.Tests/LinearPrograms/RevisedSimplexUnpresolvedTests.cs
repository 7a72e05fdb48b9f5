using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>The sparse path without presolve.</summary>
public sealed class RevisedSimplexUnpresolvedTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new RevisedSimplex { MaxDenseCells = 0, Presolve = false };
}

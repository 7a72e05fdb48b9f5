using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

/// <summary>The sparse path with presolve, which small programs take only when asked to.</summary>
public sealed class RevisedSimplexSparseTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new RevisedSimplex { MaxDenseCells = 0 };
}

using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms;

public sealed class RevisedSimplexTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new RevisedSimplex();
}

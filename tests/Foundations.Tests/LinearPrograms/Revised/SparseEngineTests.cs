using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Conformance.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Revised;

public sealed class SparseEngineTests : LinearProgramMethodConformance
{
    protected override ILinearProgramMethod Method { get; } = new SparseEngineMethod();

    [Fact]
    public void A_thousand_random_programs_have_the_status_of_exact_arithmetic_and_certificates_that_the_audit_accepts() =>
        Prop.ForAll(RandomProgram.Any, subject => RandomProgramLaw.Holds(Method, subject)).Check(Laws.Config.WithMaxTest(1_000));
}

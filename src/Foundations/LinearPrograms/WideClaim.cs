namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Claims about programs whose numbers span more than the digits of a double: they leave only when they hold in exact arithmetic.</summary>
/// <remarks>
/// Refined vectors prove nothing there, for a term that decides may be lost in a sum: x + y = 1 with y = 1e-20 and x ≥ 1 is infeasible, yet
/// each residual is 0. Such programs are rare; the proof costs them what an exact audit costs, and may allocate.
/// </remarks>
internal static class WideClaim
{
    private const string Doubt =
        "Check the units: numbers that span more than fifteen powers of ten are beyond double precision here, and the claim did not hold in exact arithmetic. Solve it with ExactSimplex if it is small.";

    private const string Unchecked = "Its numbers span more than fifteen powers of ten, and it is too large for the claim to be checked in exact arithmetic here.";

    /// <summary>The status, if it holds exactly or claims nothing; numerical trouble, if it does not hold. What there is to say goes to the engine.</summary>
    /// <param name="engine">The engine after a solve.</param>
    /// <param name="status">How it stopped.</param>
    /// <param name="program">The program that was solved.</param>
    /// <param name="limits">When to stop.</param>
    public static LinearProgramStatus Confirmed(ISimplexEngine engine, LinearProgramStatus status, LinearProgram program, in SimplexLimits limits)
    {
        double sign = program.Sense == ObjectiveSense.Minimize ? 1 : -1;
        LinearProgramSolution answer = new EngineAnswer(engine, sign, program.ObjectiveConstant)
            .Assemble(status, program.RowCount, program.VariableCount, limits);
        (LinearProgramStatus confirmed, string advice) = Judge(program, answer, limits);
        engine.Remark(advice);
        return confirmed;
    }

    /// <summary>The answer, if the program's numbers are near enough, or if it holds exactly or claims nothing; numerical trouble, if it does not hold.</summary>
    /// <param name="program">The program.</param>
    /// <param name="answer">The answer of a method.</param>
    /// <param name="limits">When to stop.</param>
    public static LinearProgramSolution Confirmed(LinearProgram program, LinearProgramSolution answer, in SimplexLimits limits)
    {
        if (!IsWide(program))
        {
            return answer;
        }

        (LinearProgramStatus confirmed, string advice) = Judge(program, answer, limits);
        return confirmed == answer.Status
            ? answer with { Advice = advice }
            : new() { Status = confirmed, Method = answer.Method, Basis = answer.Basis, Pivots = answer.Pivots, Advice = advice };
    }

    private static (LinearProgramStatus Status, string Advice) Judge(
        LinearProgram program, LinearProgramSolution answer, in SimplexLimits limits)
    {
        if (!answer.IsClaim)
        {
            return (answer.Status, answer.Advice);
        }

        LinearProgramAuditReport report;
        try
        {
            report = LinearProgramAudit.Check(program, answer, null, limits.Cancellation);
        }
        catch (OperationCanceledException) when (limits.Cancellation.IsCancellationRequested)
        {
            return (LinearProgramStatus.Cancelled, string.Empty);
        }

        return limits.Interruption() is { } stopped ? (stopped, string.Empty)
            : report is { Passed: true, Exact: true } ? (answer.Status, answer.Advice)
            : report.Exact || report.Verdict == AuditVerdict.Refuted ? (LinearProgramStatus.NumericalTrouble, Doubt)
            : (answer.Status, Unchecked);
    }

    private static bool IsWide(LinearProgram program) => IsWide(program.Costs.Span, []) || IsWide(program.Coefficients.Span, [])
        || IsWide(program.VariableLower.Span, program.VariableUpper.Span) || IsWide(program.RowLower.Span, program.RowUpper.Span);

    private static bool IsWide(ReadOnlySpan<double> numbers, ReadOnlySpan<double> others)
    {
        NumberSpread spread = default;
        foreach (double number in numbers)
        {
            spread.Add(number);
        }

        foreach (double number in others)
        {
            spread.Add(number);
        }

        return spread.IsWide;
    }
}

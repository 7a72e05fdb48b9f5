namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>
/// Claims about programs whose numbers span more than the digits of a double, or that a nearly singular basis was on the way to: they leave only when they hold in exact
/// arithmetic, or with the note that there is no certificate where the program is too large for that. What is false about a small program is put right.
/// </summary>
/// <remarks>
/// Refined vectors prove nothing there, for a term that decides may be lost in a sum: x + y = 1 with y = 1e-20 and x ≥ 1 is infeasible, yet
/// each residual is 0. Such programs are rare; the proof costs them what an exact audit costs, and may allocate.
/// </remarks>
internal static class WideClaim
{
    private const string Doubt =
        "Check the units: numbers that span more than fifteen powers of ten are beyond double precision here, and the claim did not hold in exact arithmetic. Solve it with ExactSimplex if it is small.";

    private const string Unchecked = "Numbers span more than fifteen powers of ten, and the program is too large for the claim to be proved in exact arithmetic here. Check the units, or audit it with larger limits.";

    // Cells of programs that an exact audit takes milliseconds for, and of those that the exact simplex takes tenths of a second for at worst.
    private const int ProvableCells = 1 << 12;
    private const int SolvableCells = 1 << 10;

    private const string PutRight = "What doubles showed of a nearly singular basis did not hold in exact arithmetic; this is what the exact simplex found.";

    /// <summary>Whether a program is so small that claims about it can be proved wherever there is doubt.</summary>
    public static bool IsProvable(int rows, int columns) => (long)rows * columns <= ProvableCells;

    /// <summary>Whether what an engine found must be proved.</summary>
    /// <param name="engine">The engine after a solve.</param>
    /// <param name="status">How it stopped.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of variables.</param>
    public static bool IsAsked(ISimplexEngine engine, LinearProgramStatus status, int rows, int columns) =>
        engine.IsWide || ((engine.IsDoubtful || status == LinearProgramStatus.NumericalTrouble) && IsProvable(rows, columns));

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
        Judgment judgment = Judge(program, answer, limits);
        if (judgment.Status == LinearProgramStatus.NumericalTrouble)
        {
            if (Exactly(program, engine.IsWide, limits) is { } proved)
            {
                engine.Adopt(proved, sign, program.ObjectiveConstant);
                judgment = new(proved.Status, PutRight, proved.Certificate);
            }
            else if (limits.Interruption() is { } stopped)
            {
                judgment = new(stopped, string.Empty);
            }
        }

        engine.Remark(judgment.Advice, judgment.Certificate);
        return judgment.Status;
    }

    // The answer in exact arithmetic, for small programs; null where there is none in time, or where its numbers are no doubles. Of an optimum whose prices are so large that
    // their roundings are beyond tolerance value and point stand, without a certificate; but not where numbers are wide, for then prices may be anything.
    private static LinearProgramSolution? Exactly(LinearProgram program, bool isWide, in SimplexLimits limits)
    {
        ExactSimplex method = new() { MaxCells = SolvableCells, TimeLimit = limits.Left ?? Timeout.InfiniteTimeSpan };
        LinearProgramSolution answer = method.Solve(program, limits.Cancellation);
        return !answer.IsClaim ? null
            : Judge(program, answer, limits).Status == answer.Status ? answer
            : answer.IsOptimal && !isWide && limits.Interruption() is null ? answer with { Certificate = LinearProgramCertificate.Unavailable }
            : null;
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

        Judgment judgment = Judge(program, answer, limits);
        return judgment.Status == answer.Status
            ? answer with { Advice = judgment.Advice, Certificate = judgment.Certificate }
            : new() { Status = judgment.Status, Method = answer.Method, Basis = answer.Basis, Pivots = answer.Pivots, Advice = judgment.Advice };
    }

    private static Judgment Judge(LinearProgram program, LinearProgramSolution answer, in SimplexLimits limits)
    {
        if (!answer.IsClaim)
        {
            return new(answer.Status, answer.Advice);
        }

        LinearProgramAuditReport report;
        try
        {
            report = LinearProgramAudit.Check(program, answer, Options(limits), limits.Cancellation);
        }
        catch (OperationCanceledException) when (limits.Cancellation.IsCancellationRequested)
        {
            return new(LinearProgramStatus.Cancelled, string.Empty);
        }

        return limits.Interruption() is { } stopped ? new(stopped, string.Empty)
            : report is { Passed: true, Exact: true } ? new(answer.Status, answer.Advice)
            : report.Exact || report.Verdict == AuditVerdict.Refuted ? new(LinearProgramStatus.NumericalTrouble, Doubt)
            : new(answer.Status, Unchecked, LinearProgramCertificate.Unavailable);
    }

    private static LinearProgramAuditOptions Options(in SimplexLimits limits)
    {
        LinearProgramAuditOptions usual = new();
        return limits.Left is { } left && left < usual.TimeLimit ? usual with { TimeLimit = left } : usual;
    }

    // Bounds of variables are compared with those of rows as what the variables' largest terms may be.
    private static bool IsWide(LinearProgram program)
    {
        NumberSpread activities = default;
        activities.Add(program.RowLower.Span);
        activities.Add(program.RowUpper.Span);
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            double largest = 0;
            foreach (double coefficient in program.ColumnCoefficients(variable))
            {
                largest = Math.Max(largest, Math.Abs(coefficient));
            }

            activities.Add(program.VariableLower[variable] * largest);
            activities.Add(program.VariableUpper[variable] * largest);
        }

        return activities.IsWide || IsWide(program.Costs.Span, []) || IsWide(program.Coefficients.Span, [])
            || IsWide(program.VariableLower.Span, program.VariableUpper.Span) || IsWide(program.RowLower.Span, program.RowUpper.Span);
    }

    private static bool IsWide(ReadOnlySpan<double> numbers, ReadOnlySpan<double> others)
    {
        NumberSpread spread = default;
        spread.Add(numbers);
        spread.Add(others);
        return spread.IsWide;
    }

    private readonly record struct Judgment(
        LinearProgramStatus Status, string Advice, LinearProgramCertificate Certificate = LinearProgramCertificate.Given);
}

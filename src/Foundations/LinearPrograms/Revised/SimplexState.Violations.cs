namespace Mechanisms.Foundations.LinearPrograms.Revised;

/// <content>How far the basis is from feasible and from optimal.</content>
internal sealed partial class SimplexState
{
    /// <summary>Whether values and reduced costs are numbers: those of a basis that amplifies beyond the doubles are not, and no comparison would say so.</summary>
    public bool IsFinite()
    {
        // 0 · x is 0 for finite x and NaN otherwise.
        double sum = 0;
        foreach (double value in BasicValue)
        {
            sum += 0 * value;
        }

        foreach (double reduced in Reduced)
        {
            sum += 0 * reduced;
        }

        return sum == 0;
    }

    /// <summary>Counts basic variables outside their bounds.</summary>
    public int CountPrimalViolations(double tolerance)
    {
        int count = 0;
        for (int slot = 0; slot < Basic.Length; slot++)
        {
            double value = BasicValue[slot];
            double lower = BasicLower[slot];
            double upper = BasicUpper[slot];
            count += value < lower - (tolerance * (1 + Math.Abs(lower))) || value > upper + (tolerance * (1 + Math.Abs(upper))) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Counts reduced costs of wrong sign.</summary>
    public int CountDualViolations(double tolerance)
    {
        int count = 0;
        for (int variable = 0; variable < Model.Total; variable++)
        {
            count += WrongPart(Standing[variable], Reduced[variable]) > tolerance ? 1 : 0;
        }

        return count;
    }

    /// <summary>Counts reduced costs of wrong sign that no move to the other bound makes right.</summary>
    public int CountUnflippable(double tolerance)
    {
        int count = 0;
        for (int variable = 0; variable < Model.Total; variable++)
        {
            double reduced = Reduced[variable];
            count += Standing[variable] switch
            {
                Revised.Standing.AtLower when double.IsInfinity(Upper[variable]) => -reduced > tolerance ? 1 : 0,
                Revised.Standing.AtUpper when double.IsInfinity(Lower[variable]) => reduced > tolerance ? 1 : 0,
                Revised.Standing.Free => Math.Abs(reduced) > tolerance ? 1 : 0,
                _ => 0,
            };
        }

        return count;
    }

    /// <summary>The part of a reduced cost that has the wrong sign, negative when the sign is right.</summary>
    public static double WrongPart(Standing standing, double reduced) => standing switch
    {
        Revised.Standing.AtLower => -reduced,
        Revised.Standing.AtUpper => reduced,
        Revised.Standing.Free => Math.Abs(reduced),
        _ => 0,
    };
}

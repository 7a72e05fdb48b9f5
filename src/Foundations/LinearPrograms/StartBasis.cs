using System.Globalization;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Checks of a basis from outside.</summary>
internal static class StartBasis
{
    /// <summary>Throws unless a basis has the lengths of a program.</summary>
    public static void Require(LinearProgramBasis start, int variables, int rows)
    {
        if (start.Variables.Count != variables || start.Rows.Count != rows)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The basis must have {variables} variables and {rows} rows, as the program; got {start.Variables.Count} and {start.Rows.Count}."),
                nameof(start));
        }
    }
}

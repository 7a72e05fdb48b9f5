namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>One column that slackened a row.</summary>
/// <param name="Column">Index of the column.</param>
/// <param name="Coefficient">Its coefficient in the row.</param>
/// <param name="Price">The row's price that pays for its cost.</param>
/// <param name="Own">Its bounds.</param>
/// <param name="Row">The row's bounds with it.</param>
/// <param name="IsRowFixed">Whether the row's bounds are equal without it.</param>
internal sealed record Slack(
    int Column, double Coefficient, double Price, (double Lower, double Upper) Own, (double Lower, double Upper) Row, bool IsRowFixed)
{
    private bool IsEquation => Row.Lower == Row.Upper;

    /// <summary>Restores the column to the row, whose other columns have the activity <paramref name="rest"/>.</summary>
    public void Undo(Postsolution solution, int row, double rest)
    {
        double price = solution.RowDuals[row];
        BasisStatus side = Postsolution.Side(solution.Rows[row], price, IsRowFixed);
        if (side == BasisStatus.Basic)
        {
            UndoLoose(solution, row, rest);
            return;
        }

        // The row without the column binds at its lower bound where coefficient · x is largest.
        bool isUpper = side == BasisStatus.AtLower == Coefficient > 0;
        solution.PlaceColumn(
            Column, isUpper ? Own.Upper : Own.Lower, isUpper ? BasisStatus.AtUpper : BasisStatus.AtLower, -Coefficient * price);
        solution.RowDuals[row] = price + Price;
        solution.Rows[row] = Postsolution.Side(side, price + Price, IsEquation);
    }

    private void UndoLoose(Postsolution solution, int row, double rest)
    {
        solution.RowDuals[row] = Price;
        (double low, double high) = RowActivity.Range(Coefficient, Own.Lower, Own.Upper);
        bool isLowIdeal = !IsEquation && double.IsFinite(low) && rest + low >= Row.Lower;
        bool isHighIdeal = !IsEquation && double.IsFinite(high) && rest + high <= Row.Upper;
        if (isLowIdeal || isHighIdeal)
        {
            bool isUpper = isLowIdeal == Coefficient < 0;
            solution.PlaceColumn(Column, isUpper ? Own.Upper : Own.Lower, isUpper ? BasisStatus.AtUpper : BasisStatus.AtLower, 0);
            solution.Rows[row] = BasisStatus.Basic;
            return;
        }

        // Too little at the low end means that the row binds below, too much at the high end that it binds above.
        bool isAtLower = IsEquation ? Price >= 0 : double.IsFinite(low) || (!double.IsFinite(high) && double.IsFinite(Row.Lower));
        double target = isAtLower ? Row.Lower : Row.Upper;
        solution.PlaceColumn(Column, (target - rest) / Coefficient, BasisStatus.Basic, 0);
        solution.Rows[row] = isAtLower ? BasisStatus.AtLower : BasisStatus.AtUpper;
    }
}

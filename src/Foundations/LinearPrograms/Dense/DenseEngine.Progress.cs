using System.Runtime.CompilerServices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.LinearPrograms.Dense;

/// <content>
/// Whether the search comes nearer to an end. Steps alone do not tell: within the tolerances of the ratio test some go a little backwards, values that leave their bounds by
/// rounding send phase 2 back to phase 1, and where a basis is nearly singular a tableau shows gains that there are none.
/// </content>
internal sealed partial class DenseEngine
{
    private int idleStreak;
    private double gained;
    private bool isAtObjective;
    private double merit;
    private long patienceEnd;

    private bool UsesBland => idleStreak > IdleLimit(tableau.Rows, tableau.Columns);

    // Bland's rule had its chance, too.
    private bool IsIdle => idleStreak > 2 * IdleLimit(tableau.Rows, tableau.Columns);

    // So many pivots are seldom needed, so asking after each so many costs next to nothing.
    private long Endurance => NumberSpread.MostSteps((long)tableau.Rows + tableau.Columns);

    private void BeginProgress()
    {
        (idleStreak, gained, isAtObjective, merit) = (0, 0, false, double.PositiveInfinity);
        patienceEnd = Endurance;
    }

    private void TurnToObjective() => (gained, isAtObjective, merit) = (0, true, double.PositiveInfinity);

    // What counts is the net of all steps, of the violations' fall before phase 2 and of the objective's from then on, phases 1 after it included. The longest step
    // that counts as none is the measure.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NoteProgress(double step, double slope)
    {
        gained -= step * slope;
        if (gained > feasibility * Math.Abs(slope))
        {
            (gained, idleStreak) = (0, 0);
        }
        else
        {
            NoteIdling();
        }
    }

    private void NoteIdling()
    {
        idleStreak++;
        if (IsIdle)
        {
            patienceEnd = 0;
        }
    }

    // Whether nothing was gained since it was asked the last time: a tableau built anew tells, unless it is known.
    private bool HasNoMerit()
    {
        if (setbacks > 0 || IsIdle)
        {
            return true;
        }

        Rebuild();
        _ = Classify();
        double present = isAtObjective ? PresentObjective() : PresentViolation();
        bool hasGained = merit - present > Tolerances.Gain.Relative * Math.Abs(present);
        merit = Math.Min(merit, present);
        patienceEnd = Pivots + Endurance;
        return !hasGained;
    }
}

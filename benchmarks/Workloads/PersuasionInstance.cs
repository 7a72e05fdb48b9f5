using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Workloads;

/// <summary>A persuasion problem: a sender recommends actions to a receiver and must be obeyed.</summary>
/// <param name="Prior">Probability of each state; sums to 1.</param>
/// <param name="SenderUtility">Shape [action][state].</param>
/// <param name="ReceiverUtility">Shape [action][state].</param>
public sealed record PersuasionInstance(
    IReadOnlyList<Rational> Prior, IReadOnlyList<Rational[]> SenderUtility, IReadOnlyList<Rational[]> ReceiverUtility)
{
    /// <summary>
    /// Maximize ∑ prior · sender · chance(action | state), the chances of each state summing to 1, with  ∑ over states of
    /// prior · (receiver(action) − receiver(other)) · chance(action | state) ≥ 0  for every other action. Feasible and bounded always.
    /// </summary>
    public LinearProgram Program()
    {
        int states = Prior.Count;
        int actions = SenderUtility.Count;
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int state = 0; state < states; state++)
        {
            int row = builder.AddRow(1, 1);
            for (int action = 0; action < actions; action++)
            {
                int chance = builder.AddVariable(0, double.PositiveInfinity, Prior[state] * SenderUtility[action][state]);
                builder.SetCoefficient(row, chance, 1);
            }
        }

        for (int action = 0; action < actions; action++)
        {
            for (int other = 0; other < actions; other++)
            {
                if (other != action)
                {
                    AddObedience(builder, action, other);
                }
            }
        }

        return builder.Build();
    }

    private void AddObedience(LinearProgramBuilder builder, int action, int other)
    {
        int row = builder.AddRow(0, double.PositiveInfinity);
        for (int state = 0; state < Prior.Count; state++)
        {
            Rational gain = ReceiverUtility[action][state] - ReceiverUtility[other][state];
            builder.SetCoefficient(row, (state * SenderUtility.Count) + action, Prior[state] * gain);
        }
    }
}

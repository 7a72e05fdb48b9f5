using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Persuasion;

/// <summary>Writes the program of <see cref="StatePrices"/>: prices of states first, then one multiplier per ordered pair of actions.</summary>
internal sealed record PriceProgram(PersuasionProblem Problem) : IProgramSource
{
    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The disobediences that have a price, from the multipliers at the optimum; the scale is that of its value, as in <see cref="BindingIncentive"/>.</summary>
    public IEnumerable<BindingIncentive> Binding(ReadOnlySpan<double> primal, double scale)
    {
        List<BindingIncentive> binding = [];
        int variable = Problem.StateCount;
        for (int action = 0; action < Problem.ActionCount; action++)
        {
            for (int other = 0; other < Problem.ActionCount; other++)
            {
                if (other != action && primal[variable++] is double price && Tolerances.Optimality.Exceeds(price, scale))
                {
                    binding.Add(new(PersuasionWords.Disobedience(action, other), price));
                }
            }
        }

        return binding;
    }

    // y(θ) − ∑_b λ(a, b) (u_R(a, θ) − u_R(b, θ)) ≥ u_S(a, θ) for each state θ and action a, in this order.
    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        (int states, int actions) = (Problem.StateCount, Problem.ActionCount);
        LinearProgramWriter<T> writer = new(ObjectiveSense.Minimize, numbers);
        writer.AddVariables(states, LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity);
        int multipliers = writer.AddVariables(actions * (actions - 1));
        for (int state = 0; state < states; state++)
        {
            writer.SetCost(state, numbers.From(Problem.Prior[state]));
            for (int action = 0; action < actions; action++)
            {
                writer.BeginAtLeast(numbers.From(Problem.SenderUtility[action, state]));
                writer.Put(state, T.MultiplicativeIdentity);
                for (int other = 0; other < actions; other++)
                {
                    if (other != action)
                    {
                        int multiplier = multipliers + (action * (actions - 1)) + other - (other > action ? 1 : 0);
                        writer.Put(multiplier, numbers.From(Problem.ReceiverUtility[other, state] - Problem.ReceiverUtility[action, state]));
                    }
                }
            }
        }

        return writer.WriteOut();
    }
}

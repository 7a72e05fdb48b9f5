using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>A point of the program of hired agents: μ and x, in doubles or rationals.</summary>
/// <param name="Source">The program, which says where the variables are.</param>
/// <param name="Values">Values of its variables; those beyond μ and x are ignored.</param>
/// <param name="Negligible">A probability that still counts as 0 where nothing is paid.</param>
/// <param name="Unpaid">An expected payment that still counts as 0, in money.</param>
internal sealed record AgentsPoint<T>(AgentsProgram Source, T[] Values, T Negligible, T Unpaid)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>,
        IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
{
    private AgentsLayout Layout { get; } = new(Source.Problem, Source.Support, Source.Basis);

    /// <summary>Whether payments x / μ pay all of x. Without a cap the point is otherwise a limit of mechanisms, but none itself; under one it breaks the cap.</summary>
    /// <param name="taken">Takes an exact number.</param>
    /// <param name="feasibility">How far x may be above cap · μ, on that scale.</param>
    public bool IsMechanism(Func<Rational, T> taken, Tolerance feasibility)
    {
        for (int position = 0; position < Source.Support.Count; position++)
        {
            bool isPaid = Source.Problem.PaymentCap is { } cap
                ? IsWithin(taken(cap), position, taken(Rational.FromDouble(feasibility.Absolute)), taken(Rational.FromDouble(feasibility.Relative)))
                : Values[position] > Negligible || !(PaidBeyond(position, T.AdditiveIdentity) > Unpaid);
            if (!isPaid)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The point whose probabilities sum to 1.</summary>
    public AgentsPoint<T> Scaled()
    {
        T sum = T.AdditiveIdentity;
        for (int position = 0; position < Source.Support.Count; position++)
        {
            sum += Values[position];
        }

        return this with { Values = Array.ConvertAll(Values, value => value / sum) };
    }

    /// <summary>Mixes another point of the same program in.</summary>
    /// <param name="other">The other point.</param>
    /// <param name="share">Its share.</param>
    public AgentsPoint<T> Mixed(AgentsPoint<T> other, T share)
    {
        T[] mixed = new T[Layout.VariableCount];
        for (int variable = 0; variable < mixed.Length; variable++)
        {
            mixed[variable] = ((T.MultiplicativeIdentity - share) * Values[variable]) + (share * other.Values[variable]);
        }

        return this with { Values = mixed, Negligible = T.AdditiveIdentity };
    }

    /// <summary>The point with the same marginals and payments x, but recommendations drawn independently.</summary>
    /// <remarks>Incentive rows know μ by its marginals alone and hold as before; a cap need not.</remarks>
    public AgentsPoint<T> Uncorrelated()
    {
        ProfileSpace efforts = Source.Problem.Efforts;
        T[][] marginals = [.. efforts.Counts.Select(count => new T[count])];
        T[] values = [.. Values];
        for (int position = 0; position < Source.Support.Count; position++)
        {
            for (int agent = 0; agent < marginals.Length; agent++)
            {
                marginals[agent][efforts.Choice(Source.Support[position], agent)] += Values[position];
            }
        }

        for (int position = 0; position < Source.Support.Count; position++)
        {
            values[position] = T.MultiplicativeIdentity;
            for (int agent = 0; agent < marginals.Length; agent++)
            {
                values[position] *= marginals[agent][efforts.Choice(Source.Support[position], agent)];
            }
        }

        return this with { Values = values };
    }

    /// <summary>Reads off the mechanism: payments are x / μ, and no more than the cap.</summary>
    /// <remarks>A profile is left out where its μ is negligible and so is what is paid there: a payment may be seldom and still be what agents work for.</remarks>
    public HiredAgentsMechanism ToMechanism(Func<T, Rational> exactly, Func<Rational, T> taken)
    {
        HiredAgentsProblem problem = Source.Problem;
        int block = problem.Signals.Count * problem.StateCount;
        Rational[] told = new Rational[problem.Efforts.Count];
        Rational[][] payments = [.. Enumerable.Range(0, problem.AgentCount).Select(_ => new Rational[told.Length * block])];
        T? cap = problem.PaymentCap is { } limit ? taken(limit) : null;
        T sum = Kept();
        for (int position = 0; position < Source.Support.Count; position++)
        {
            int efforts = Source.Support[position];
            if (IsKept(position))
            {
                told[efforts] = exactly(Values[position] / sum);
                for (int agent = 0; agent < payments.Length; agent++)
                {
                    WritePayments(payments[agent].AsSpan(efforts * block, block), agent, position, cap, exactly);
                }
            }
        }

        return HiredAgentsMechanism.Create(problem, [.. told], [.. payments.Select(own => Sequence.Create<Rational>(own))]);
    }

    private void WritePayments(Span<Rational> payments, int agent, int position, T? cap, Func<T, Rational> exactly)
    {
        int states = Source.Problem.StateCount;
        int first = Layout.Payments(agent, position);
        for (int place = 0; place < payments.Length; place++)
        {
            T weighted = Values[first + (Layout.CellOf(agent, place / states) * states) + (place % states)];
            if (weighted > T.AdditiveIdentity)
            {
                T payment = weighted / Values[position];
                payments[place] = exactly(cap is { } most && payment > most ? most : payment);
            }
        }
    }

    private bool IsKept(int position) =>
        Values[position] > Negligible || (Values[position] > T.AdditiveIdentity && PaidBeyond(position, T.AdditiveIdentity) > Unpaid);

    private T Kept()
    {
        T sum = T.AdditiveIdentity;
        for (int position = 0; position < Source.Support.Count; position++)
        {
            sum += IsKept(position) ? Values[position] : T.AdditiveIdentity;
        }

        return sum;
    }

    // Each x is a row of the program, x ≤ cap · μ, and a method keeps each within its tolerance.
    private bool IsWithin(T cap, int position, T absolute, T relative)
    {
        T most = Values[position] > T.AdditiveIdentity ? cap * Values[position] : T.AdditiveIdentity;
        T allowed = most + absolute + (relative * most);
        for (int agent = 0; agent < Source.Problem.AgentCount; agent++)
        {
            int first = Layout.Payments(agent, position);
            for (int place = 0; place < Layout.BlockOf(agent); place++)
            {
                if (Values[first + place] > allowed)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // ∑ over agents, reports and states of what x is above some number.
    private T PaidBeyond(int position, T most)
    {
        T paid = T.AdditiveIdentity;
        for (int agent = 0; agent < Source.Problem.AgentCount; agent++)
        {
            int first = Layout.Payments(agent, position);
            for (int place = 0; place < Layout.BlockOf(agent); place++)
            {
                T beyond = Values[first + place] - most;
                paid += beyond > T.AdditiveIdentity ? beyond : T.AdditiveIdentity;
            }
        }

        return paid;
    }
}

using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Learning.Hiring;

/// <summary>What a learning principal announces to agents: how efforts are recommended, what is paid, and what she decides on reports as far as she knows.</summary>
/// <param name="Recommendations">Probability that each effort profile is recommended, shape [effort profile], summing to 1 within 1e-9.</param>
/// <param name="Payments">Payments, shape [agent][effort profile · report profile · state], flat, states fastest, in money.</param>
/// <param name="Decisions">The decision, shape [effort profile · report profile], flat.</param>
/// <param name="Basis">Whether payments depend on an agent's own report alone: then what it does depends on nobody else.</param>
public sealed record AnnouncedMechanism(Sequence<double> Recommendations, Sequence<Sequence<double>> Payments, Sequence<int> Decisions, PaymentBasis Basis)
{
    /// <summary>Makes it a mechanism of the design room, which decides as is best under the model.</summary>
    /// <param name="model">The model, which the learner never saw.</param>
    /// <returns>The mechanism.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other profiles, states or agents.</exception>
    public HiredAgentsMechanism Under(HiredAgentsProblem model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return HiredAgentsMechanism.Create(model, Recommendations, Payments);
    }

    /// <summary>Checks it under a model in exact rationals, without any code of the learner: any gain counts.</summary>
    /// <param name="model">The true model.</param>
    /// <returns>The report: the best deviation of every kind. Its value is that of the best decisions, which the principal may not know.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentException">The model has other profiles, states or agents.</exception>
    public HiredAgentsReport Check(HiredAgentsProblem model) => HiredAgentsIncentives.CheckExactly(Under(model));
}

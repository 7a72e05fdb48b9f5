using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Domains;

/// <summary>An outcome in which money changes hands.</summary>
public interface IPayments
{
    /// <summary>Gets what each agent pays to the mechanism, shape [agent], in money; negative when the agent is paid.</summary>
    Sequence<Rational> Payments { get; }
}

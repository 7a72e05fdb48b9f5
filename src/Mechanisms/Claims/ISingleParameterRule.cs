namespace Mechanisms.Claims;

/// <summary>A single-parameter mechanism in floating point, as a struct, so that grids of misreports run it without allocation or indirect calls.</summary>
/// <remarks>An agent with value v per unit of share has the utility v · share − payment.</remarks>
public interface ISingleParameterRule
{
    /// <summary>What one agent gets and pays. Pure; no bid is NaN.</summary>
    /// <param name="bids">Bids, shape [agent].</param>
    /// <param name="agent">The agent asked about.</param>
    /// <returns>Its share and its payment, both finite.</returns>
    (double Share, double Payment) Decide(ReadOnlySpan<double> bids, int agent);
}

using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Verification;

namespace Mechanisms.Cli.Verifying;

/// <summary>Generators for reports that the tool knows.</summary>
internal static class UsualTypes
{
    private const int FewestCandidates = 2;
    private const int MostCandidates = 4;
    private const int MostItems = 3;

    /// <summary>The generator for a type of report.</summary>
    /// <param name="mechanism">Name of the mechanism's type, for messages.</param>
    /// <param name="report">The type of report.</param>
    /// <param name="items">Number of items; null for a few.</param>
    /// <exception cref="DataException">The type of report is not known.</exception>
    /// <exception cref="UsageException">A number of items is given for reports that are about none.</exception>
    internal static object For(string mechanism, Type report, int? items) => items is not null && IsNumber(report)
        ? throw new UsageException($"--items means nothing for reports that are {TypeWords.Of(report)}. See: mechanisms verify --help")
        : report == typeof(Rational) ? TypeGenerator.Values()
        : report == typeof(double) ? TypeGenerator.Values().AsDoubles()
        : report == typeof(decimal) ? TypeGenerator.Values().Select(value => (decimal)value.ToDouble(), Exactly)
        : report == typeof(int) ? TypeGenerator.Values().Where(value => value.IsInteger).Select(value => (int)value.Numerator, value => (Rational)value)
        : report == typeof(PreferenceOrder) ? TypeGenerator.Orders(items ?? FewestCandidates, items ?? MostCandidates)
        : report == typeof(Sequence<Rational>) ? TypeGenerator.AdditiveValuations(items ?? 1, items ?? MostItems)
        : report == typeof(ApprovalSet) ? TypeGenerator.ApprovalSets(items ?? FewestCandidates, items ?? MostCandidates)
        : report == typeof(BundleValuation) ? TypeGenerator.BundleValuations(items ?? 1, items ?? MostItems)
        : throw new DataException(
            mechanism,
            $"Reports must be Rational, double, decimal, int, PreferenceOrder, ApprovalSet, Sequence<Rational> or BundleValuation; they are {TypeWords.Of(report)}. "
            + "For others write a test with PropertySearch and a generator of your own.");

    private static bool IsNumber(Type report) =>
        report == typeof(Rational) || report == typeof(double) || report == typeof(decimal) || report == typeof(int);

    private static Rational Exactly(decimal value) => Rational.Parse(value.ToString(CultureInfo.InvariantCulture));
}

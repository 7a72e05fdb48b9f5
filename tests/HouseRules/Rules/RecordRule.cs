using System.Collections;
using System.Reflection;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Records that anyone can compare do so by value, so no public one holds a collection that compares by reference.</summary>
internal static class RecordRule
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Violations(IEnumerable<Type> types) =>
        types.Where(type => type.IsVisible && IsRecord(type)).SelectMany(type => type.GetFields(Fields))
            .Where(field => HidesACollection(field.FieldType))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name} is a {field.FieldType.Name}: use Sequence<T>, which has value equality.");

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", Fields, [typeof(System.Text.StringBuilder)]) is not null;

    private static bool HidesACollection(Type type) =>
        type.IsArray || (typeof(IEnumerable).IsAssignableFrom(type) && type != typeof(string) && !House.Rooms.Values.Contains(type.Assembly));
}

using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Matching;

namespace Mechanisms.Tests.Matching;

/// <summary>All matchings of a small market, and stability by its definition; written apart from the library.</summary>
internal static class Matchings
{
    public static IEnumerable<Assignment> All(int agents, int items, int[]? seats = null)
    {
        int[] given = new int[agents];
        for (int code = 0; code < (int)Math.Pow(items + 1, agents); code++)
        {
            for (int agent = 0, rest = code; agent < agents; agent++, rest /= items + 1)
            {
                given[agent] = (rest % (items + 1)) - 1;
            }

            if (Enumerable.Range(0, items).All(item => given.Count(held => held == item) <= (seats?[item] ?? 1)))
            {
                yield return new([.. given]);
            }
        }
    }

    public static bool IsStable(Sequence<PreferenceOrder> students, Assignment matching, Sequence<PreferenceOrder> schools, Sequence<int> seats)
    {
        for (int student = 0; student < students.Count; student++)
        {
            int given = matching.Given[student];
            if (given >= 0 && (!students[student].Listed.Contains(given) || !schools[given].Listed.Contains(student)))
            {
                return false;
            }

            foreach (int better in students[student].Listed.TakeWhile(school => school != given))
            {
                int[] holders = [.. Enumerable.Range(0, students.Count).Where(other => matching.Given[other] == better)];
                int place = schools[better].Listed.ToList().IndexOf(student);
                if (place >= 0 && (holders.Length < seats[better] || holders.Any(other => schools[better].Listed.ToList().IndexOf(other) > place)))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
